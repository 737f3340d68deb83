package dev.millrace.lessons;

import dev.millrace.graph.CheckpointSettings;
import dev.millrace.graph.StateBackendType;
import dev.millrace.simulation.World;
import dev.millrace.simulation.World.Limits;
import dev.millrace.simulation.World.Overrides;
import dev.millrace.simulation.World.Range;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a scenario says of the world a job runs in. */
final class WorldReader {
    /** A buffer timeout that never comes: elements are given on when the buffer is full. */
    static final String FULL = "full";

    private WorldReader() {}

    static World read(Block top) throws ContentException {
        World usual = World.of(top.number("seed", 1));
        Block world = inner(top, "world");
        if (world == null) {
            return new World(
                    usual.seed(),
                    usual.latency(),
                    usual.cost(),
                    usual.writeOut(),
                    usual.channelCapacity(),
                    usual.slots(),
                    overrides(top),
                    limits(top));
        }
        world.only("latency", "cost", "write-out", "channel-capacity", "slots");
        return new World(
                usual.seed(),
                latency(world, usual),
                durations(world, "cost", usual.cost()),
                durations(world, "write-out", usual.writeOut()),
                Math.toIntExact(world.number("channel-capacity", usual.channelCapacity())),
                slots(world, usual),
                overrides(top),
                limits(top));
    }

    private static int slots(Block world, World usual) throws ContentException {
        int slots = Math.toIntExact(world.number("slots", usual.slots()));
        if (world.fields().containsKey("slots") && slots < 1) {
            throw world.need("slots")
                    .wrong("a job needs at least one task slot; leave the line out for as many as it needs");
        }
        return slots;
    }

    private static Map<String, Range> latency(Block world, World usual) throws ContentException {
        Map<String, Range> latency = new LinkedHashMap<>(usual.latency());
        for (Map.Entry<String, Field> entry : world.entries("latency").entrySet()) {
            latency.put(entry.getKey(), range(entry.getValue()));
        }
        return latency;
    }

    private static Map<String, Long> durations(Block world, String key, Map<String, Long> usual)
            throws ContentException {
        Map<String, Long> durations = new LinkedHashMap<>(usual);
        for (Map.Entry<String, Field> entry : world.entries(key).entrySet()) {
            durations.put(entry.getKey(), entry.getValue().duration());
        }
        return durations;
    }

    private static Range range(Field field) throws ContentException {
        String text = field.text();
        String[] ends = text.split("\\.\\.", 2);
        long from = end(field, ends[0]);
        long to = end(field, ends[ends.length - 1]);
        if (from > to) {
            throw field.wrong("the range " + text + " ends before it begins");
        }
        return new Range(from, to);
    }

    private static long end(Field field, String text) throws ContentException {
        return DurationText.parse(text)
                .orElseThrow(
                        () -> field.wrong("'" + text + "' is no duration; write a range as 2ms..8ms or one as 5ms"));
    }

    private static Overrides overrides(Block top) throws ContentException {
        Block block = inner(top, "override");
        if (block == null) {
            return Overrides.NONE;
        }
        block.only(
                "checkpoint-interval",
                "restart-delay",
                "watermark-interval",
                "buffer-timeout",
                "snapshots",
                "state-backend",
                "chaining",
                "parallelism");
        Map<String, Integer> parallelism = new LinkedHashMap<>();
        for (Map.Entry<String, Field> entry : block.entries("parallelism").entrySet()) {
            parallelism.put(entry.getKey(), Math.toIntExact(entry.getValue().number()));
        }
        return new Overrides(
                duration(block, "checkpoint-interval"),
                duration(block, "restart-delay"),
                duration(block, "watermark-interval"),
                bufferTimeout(block),
                block.fields().containsKey("snapshots") ? protocol(block.need("snapshots")) : null,
                block.fields().containsKey("state-backend") ? stateBackend(block.need("state-backend")) : null,
                block.fields().containsKey("chaining") ? block.need("chaining").truth() : null,
                parallelism);
    }

    private static CheckpointSettings.Protocol protocol(Field field) throws ContentException {
        return switch (field.text()) {
            case "barriers" -> CheckpointSettings.Protocol.BARRIERS;
            case "chandy-lamport" -> CheckpointSettings.Protocol.CHANDY_LAMPORT;
            default ->
                throw field.wrong(
                        "'" + field.text() + "' is no way to take snapshots; write barriers or chandy-lamport");
        };
    }

    private static @Nullable Long bufferTimeout(Block block) throws ContentException {
        return block.text("buffer-timeout", "").equals(FULL) ? Long.valueOf(-1) : duration(block, "buffer-timeout");
    }

    private static StateBackendType stateBackend(Field field) throws ContentException {
        String text = field.text();
        return StateBackendType.named(text).orElseThrow(() -> field.wrong(StateBackendType.unknown(text)));
    }

    private static Limits limits(Block top) throws ContentException {
        Block block = inner(top, "limits");
        if (block == null) {
            return Limits.DEFAULT;
        }
        block.only("events", "virtual-time", "wall-time");
        Long virtualTime = duration(block, "virtual-time");
        Long wallTime = duration(block, "wall-time");
        return new Limits(
                block.number("events", Limits.DEFAULT.events()),
                virtualTime == null ? Limits.DEFAULT.virtualTime() : virtualTime,
                wallTime == null ? Limits.DEFAULT.wallTime() : wallTime);
    }

    private static @Nullable Block inner(Block top, String key) throws ContentException {
        return top.fields().containsKey(key) ? top.need(key).block() : null;
    }

    private static @Nullable Long duration(Block block, String key) throws ContentException {
        return block.fields().containsKey(key) ? block.need(key).duration() : null;
    }
}
