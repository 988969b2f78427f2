package diagram
import ("testing";"context";"time";"strings")
func TestTime(t *testing.T) {
	c, _ := newChart(dense(110, 3), options("en"), compact)
	for _, m := range []manner{allBeside, allBelow} {
	c.arrange(m)
	dot := string(c.writeDOT())
	for _, v := range []string{"splines=true", "splines=polyline", "splines=line", "splines=false"} {
		b := time.Now()
		l, err := layOut(context.Background(), []byte(strings.Replace(dot, "splines=true", v, 1)))
		t.Log(m, v, time.Since(b), l.Width, err)
	}
		b := time.Now()
		l, err := layOut(context.Background(), []byte(strings.Replace(dot, "nslimit=1 nslimit1=1 mclimit=0.05", "nslimit=0.1 nslimit1=0.1 mclimit=0.02", 1)))
		t.Log(m, "ns", time.Since(b), l.Width, err)
	}
}
