package serve

import "github.com/fsnotify/fsnotify"

// notifier is a source of change events, so that tests can stand in for the
// system's.
type notifier struct {
	add    func(folder string) error
	close  func() error
	events <-chan fsnotify.Event
	errors <-chan error
}

func systemNotifier() (*notifier, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	return &notifier{add: w.Add, close: w.Close, events: w.Events, errors: w.Errors}, nil
}
