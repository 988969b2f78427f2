package page

import (
	"testing"

	"legible/generator/law"
)

func TestAChartSaysWhatItRestsOnAndAsOfWhen(t *testing.T) {
	c := &law.Corpus{AsOf: day("2026-11-21")}
	ground := func(draft bool) []*law.Node {
		return []*law.Node{{Provision: &law.Provision{Instrument: &law.Instrument{Draft: draft}}}}
	}
	for _, x := range []struct {
		d      *law.Decision
		en, zh string
	}{
		{&law.Decision{Grounds: ground(false)}, "The law as it stood on 21 November 2026.", "法律状态截至2026年11月21日。"},
		{&law.Decision{Draft: true, Grounds: ground(true)}, "Rests on a draft, not binding. The law as it stood on 21 November 2026.", "依据征求意见稿，不具约束力。法律状态截至2026年11月21日。"},
		{&law.Decision{Draft: true, Grounds: ground(false)}, "Rests on guidance, not binding. The law as it stood on 21 November 2026.", "依据指导性文件，不具约束力。法律状态截至2026年11月21日。"},
	} {
		if en, zh := ChartCaption(c, x.d, "en"), ChartCaption(c, x.d, "zh"); en != x.en || zh != x.zh {
			t.Errorf("%q and %q", en, zh)
		}
	}
}
