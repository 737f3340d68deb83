// Departures per airport and hour. What an open window holds is a record, so that it can grow a field.
record Tally(long count) {}

record Departures(String airport, long windowEnd, long count) {}

class Count implements AggregateFunction<Flight, Tally, Tally> {
    public Tally createAccumulator() { return new Tally(0); }
    public Tally add(Flight flight, Tally tally) { return new Tally(tally.count() + 1); }
    public Tally getResult(Tally tally) { return tally; }
    public Tally merge(Tally a, Tally b) { return new Tally(a.count() + b.count()); }
}

class Label extends ProcessWindowFunction<Tally, Departures, String, TimeWindow> {
    public void process(String airport, Context context, Iterable<Tally> tallies, Collector<Departures> out) {
        Tally tally = tallies.iterator().next();
        out.collect(new Departures(airport, context.window().getEnd(), tally.count()));
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
