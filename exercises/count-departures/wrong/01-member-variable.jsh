// How many departures has each airport had so far?
record Departures(String airport, long count) {}

class CountDepartures extends KeyedProcessFunction<String, Flight, Departures> {
    private final HashMap<String, Long> seen = new HashMap<>();

    public void processElement(Flight flight, Context context, Collector<Departures> out) throws Exception {
        out.collect(new Departures(flight.origin(), seen.merge(flight.origin(), 1L, Long::sum)));
    }
}

env.enableCheckpointing(1_000);

// 1 read the flights
env.fromSource(
        Samples.flights(),
        WatermarkStrategy.<Flight>forBoundedOutOfOrderness(Duration.ofMinutes(255)).withTimestampAssigner((flight, previous) -> flight.date()),
        "flights").uid("flights")
    // 2 bring all flights of an airport to the same place
    .keyBy(flight -> flight.origin())
    // 3 count them there
    .process(new CountDepartures()).uid("count")
    // 4 write the rows, visible when they are committed
    .sinkTo(Results.committed("departures")).uid("departures");
