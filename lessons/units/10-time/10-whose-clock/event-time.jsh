// The talk's demo, second try: ten samples a second from each sensor, summed by the time each sample was taken.
record Sum(String sensor, long windowEnd, long count, double total) {}

class Adder implements AggregateFunction<Reading, Sum, Sum> {
    public Sum createAccumulator() { return new Sum("", 0, 0, 0.0); }
    public Sum add(Reading reading, Sum sum) { return new Sum(reading.sensor(), 0, sum.count() + 1, sum.total() + reading.value()); }
    public Sum getResult(Sum sum) { return sum; }
    public Sum merge(Sum a, Sum b) { return new Sum(a.sensor(), 0, a.count() + b.count(), a.total() + b.total()); }
}

class AtEnd extends ProcessWindowFunction<Sum, Sum, String, TimeWindow> {
    public void process(String sensor, Context context, Iterable<Sum> sums, Collector<Sum> out) {
        Sum sum = sums.iterator().next();
        out.collect(new Sum(sensor, context.window().getEnd(), sum.count(), sum.total()));
    }
}

// 1 read the sensors
env.fromSource(
        Samples.sensors(),
        WatermarkStrategy.<Reading>forMonotonousTimestamps().withTimestampAssigner((reading, previous) -> reading.time()),
        "sensors").uid("sensors")
    // 2 one pile for each sensor
    .keyBy(reading -> reading.sensor())
    // 3 cut the pile every second, by the time in the readings
    .window(TumblingEventTimeWindows.of(Duration.ofSeconds(1)))
    .aggregate(new Adder(), new AtEnd())
    .uid("sum-per-second")
    // 4 show it
    .sinkTo(Results.append("sums")).uid("sums");
