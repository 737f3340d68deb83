// The new version also counts how many of the departures were more than a quarter of an hour late.
record Tally(long count, long delayed) {}

record Departures(String airport, long windowEnd, long count, long delayed) {}

class Count implements AggregateFunction<Flight, Tally, Tally> {
    public Tally createAccumulator() { return new Tally(0, 0); }
    public Tally add(Flight flight, Tally tally) {
        return new Tally(tally.count() + 1, tally.delayed() + (flight.delayMinutes() > 15 ? 1 : 0));
    }
    public Tally getResult(Tally tally) { return tally; }
    public Tally merge(Tally a, Tally b) { return new Tally(a.count() + b.count(), a.delayed() + b.delayed()); }
}

class Label extends ProcessWindowFunction<Tally, Departures, String, TimeWindow> {
    public void process(String airport, Context context, Iterable<Tally> tallies, Collector<Departures> out) {
        Tally tally = tallies.iterator().next();
        out.collect(new Departures(airport, context.window().getEnd(), tally.count(), tally.delayed()));
    }
}

env.enableCheckpointing(1_000);

env.fromSource(
        Samples.flights(),
        WatermarkStrategy.<Flight>forBoundedOutOfOrderness(Duration.ofMinutes(255)).withTimestampAssigner((flight, previous) -> flight.date()),
        "flights").uid("flights")
    .keyBy(flight -> flight.origin())
    .window(TumblingEventTimeWindows.of(Duration.ofHours(1)))
    .aggregate(new Count(), new Label())
    .uid("count-per-airport")
    .sinkTo(Results.committed("departures")).uid("departures");
