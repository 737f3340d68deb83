package dev.millrace.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.runtime.Barrier;
import dev.millrace.runtime.BarrierAligner;
import dev.millrace.runtime.BarrierHandler;
import dev.millrace.runtime.BarrierTracker;
import dev.millrace.trace.SnapshotKind;
import java.util.ArrayDeque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cases of barriers that come through a subtask's channels: a gate that delivers, in the order of arrival, what is not in a
 * blocked channel, before the engine's own handler.
 */
final class BarrierCases implements BarrierHandler.Listener {
    private final Items got = new Items();
    private final boolean aligned;
    private final boolean deliversToBlocked;
    private final boolean[] blocked;
    private final ArrayDeque<JsonNode> waiting = new ArrayDeque<>();
    private final BarrierHandler handler;
    private List<Integer> blockedBefore = List.of();
    private int step;

    private BarrierCases(JsonNode job) {
        int channels = job.path("channels").asInt();
        boolean afterTasksFinish = job.path("checkpointsAfterTasksFinish").asBoolean(true);
        blocked = new boolean[channels];
        deliversToBlocked = job.path("deliverToBlockedChannels").asBoolean(false);
        aligned = switch (job.path("mode").asText()) {
            case "exactly-once" -> true;
            case "at-least-once" -> false;
            default -> throw new UnsupportedOperationException("no such mode yet: " + job);
        };
        handler = aligned
                ? new BarrierAligner(channels, afterTasksFinish, this)
                : new BarrierTracker(channels, afterTasksFinish, this);
    }

    static List<JsonNode> play(ConformanceCase each, Hostility hostility) throws Exception {
        return new BarrierCases(each.job()).play(each.input());
    }

    private List<JsonNode> play(JsonNode input) throws Exception {
        for (step = 0; step < input.size(); step++) {
            waiting.addLast(input.get(step));
            while (deliverOne()) {
                // One more may have become deliverable.
            }
            reportBlocked();
        }
        return got.items();
    }

    private boolean deliverOne() throws Exception {
        for (JsonNode event : waiting) {
            if (deliversToBlocked || !blocked[event.path("ch").asInt()]) {
                waiting.remove(event);
                deliver(event);
                return true;
            }
        }
        return false;
    }

    private void deliver(JsonNode event) throws Exception {
        int channel = event.path("ch").asInt();
        long checkpoint = event.path("id").asLong();
        switch (event.path("t").asText()) {
            case "record" -> got.add(step, "record").put("ch", channel).set("value", event.get("value"));
            case "barrier" -> {
                // As Flink's network stack does, until the handler has it read again.
                blocked[channel] |= aligned;
                handler.arrived(channel, new Barrier(checkpoint, SnapshotKind.CHECKPOINT));
            }
            case "cancel" -> handler.cancelled(channel, checkpoint);
            case "end-of-partition" -> {
                handler.ended(channel);
                got.add(step, "end-of-partition").put("ch", channel);
            }
            default -> throw new UnsupportedOperationException("no such event of a gate yet: " + event);
        }
    }

    private void reportBlocked() {
        List<Integer> now = IntStream.range(0, blocked.length)
                .filter(channel -> blocked[channel])
                .boxed()
                .toList();
        if (!now.equals(blockedBefore)) {
            got.add(step, "blocked", "channels", now);
            blockedBefore = now;
        }
    }

    @Override
    public void block(int channel, long checkpoint) {
        blocked[channel] = true;
    }

    @Override
    public void unblock(int channel, long checkpoint) {
        blocked[channel] = false;
    }

    @Override
    public void complete(Barrier barrier) {
        got.add(step, "checkpoint-triggered").put("id", barrier.checkpoint());
    }

    @Override
    public void givenUp(long checkpoint, BarrierHandler.Reason reason) {
        got.add(step, "checkpoint-aborted").put("id", checkpoint).put("reason", reason.name());
    }
}
