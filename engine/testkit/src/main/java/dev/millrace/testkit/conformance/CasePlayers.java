package dev.millrace.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Who plays which kind of job. */
final class CasePlayers {
    private static final Map<String, CasePlayer> BY_OP = Map.ofEntries(
            Map.entry("window", ConformanceRun::play),
            Map.entry("window-all", ConformanceRun::play),
            Map.entry("count-window", ConformanceRun::play),
            Map.entry("barriers", BarrierCases::play),
            Map.entry("merge-windows", CalledCases::mergeWindows),
            Map.entry("valve", WatermarkCases::valve),
            Map.entry("multiplexer", WatermarkCases::multiplexer),
            Map.entry("watermark-strategy", StrategyCases::play),
            Map.entry("pipeline", PipelineCases::play),
            Map.entry("rolling", RollingCases::play),
            Map.entry("coprocess", ConformanceRun::play),
            Map.entry("interval-join", ConformanceRun::play),
            Map.entry("join", ConformanceRun::play),
            Map.entry("cogroup", ConformanceRun::play),
            Map.entry("broadcast", ConformanceRun::play),
            Map.entry("operator-list-state", ListStateCases::play),
            Map.entry("process", ConformanceRun::play),
            Map.entry("assign", CalledCases::assign),
            Map.entry("key-group", CalledCases::keyGroup),
            Map.entry("key-group-ranges", CalledCases::keyGroupRanges),
            Map.entry("default-max-parallelism", CalledCases::defaultMaxParallelism));

    private CasePlayers() {}

    static List<JsonNode> play(ConformanceCase each, Hostility hostility) throws Exception {
        CasePlayer player = BY_OP.get(each.op());
        if (player == null) {
            throw new UnknownCaseException("no such kind of job yet: " + each.op());
        }
        return player.play(each, hostility);
    }
}
