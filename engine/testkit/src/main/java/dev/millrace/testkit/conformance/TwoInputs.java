package dev.millrace.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.testkit.harness.OperatorHarness;
import dev.millrace.time.CombinedWatermark;
import org.jspecify.annotations.Nullable;

/** The clock of an operator with two inputs, put together as the engine does it. */
final class TwoInputs {
    private CombinedWatermark combined = new CombinedWatermark();
    private CombinedWatermark.Part[] inputs = {combined.add(), combined.add()};
    private @Nullable Long advancedTo;
    private @Nullable String status;

    /** A restored operator's clock is at its beginning. */
    void restart() {
        combined = new CombinedWatermark();
        inputs = new CombinedWatermark.Part[] {combined.add(), combined.add()};
    }

    /** Plays a watermark of one input, or the news that it is idle or active. */
    void play(JsonNode event, OperatorHarness harness) throws Exception {
        advancedTo = null;
        status = null;
        boolean wasIdle = combined.isIdle();
        CombinedWatermark.Part input = inputs[event.path("ch").asInt(0)];
        if (event.path("t").asText().equals("watermark")) {
            input.raise(event.path("ts").asLong());
        } else {
            input.setIdle(event.path("t").asText().equals("idle"));
        }
        if (combined.update()) {
            advancedTo = combined.watermark();
            harness.watermark(combined.watermark());
        }
        boolean ofStatus = event.path("t").asText().equals("idle")
                || event.path("t").asText().equals("active");
        if (ofStatus && combined.isIdle() != wasIdle) {
            status = combined.isIdle() ? "idle" : "active";
        }
    }

    /** The operator's clock where the last event advanced it. */
    @Nullable
    Long advancedTo() {
        Long advanced = advancedTo;
        advancedTo = null;
        return advanced;
    }

    /** What the operator says of itself where the last event changed that. */
    @Nullable
    String status() {
        String changed = status;
        status = null;
        return changed;
    }
}
