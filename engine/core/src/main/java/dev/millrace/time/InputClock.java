package dev.millrace.time;

import java.util.Arrays;

/**
 * The event-time clock of an operator: over the channels of an input as {@link WatermarkValve} says, over two inputs as {@link
 * CombinedWatermark} does.
 */
public final class InputClock {
    /** The input that each channel feeds, and the channel's place among those that feed it. */
    private final int[] inputs;

    private final int[] places;
    private final WatermarkValve[] valves;
    private final CombinedWatermark combined = new CombinedWatermark();
    private final CombinedWatermark.Part[] parts;

    /** A clock for channels of which each feeds the given input, all active and without a watermark. */
    public InputClock(int[] inputs) {
        this.inputs = inputs.clone();
        this.places = new int[inputs.length];
        int[] channels = new int[Arrays.stream(inputs).max().orElse(0) + 1];
        for (int channel = 0; channel < inputs.length; channel++) {
            places[channel] = channels[inputs[channel]]++;
        }
        this.valves = Arrays.stream(channels).mapToObj(WatermarkValve::new).toArray(WatermarkValve[]::new);
        this.parts = Arrays.stream(valves).map(valve -> combined.add()).toArray(CombinedWatermark.Part[]::new);
    }

    /** The clock, {@link Long#MIN_VALUE} at first. It never goes back. */
    public long watermark() {
        return valves.length == 1 ? valves[0].lastWatermark() : combined.watermark();
    }

    /** Whether every input is idle. */
    public boolean isIdle() {
        return valves.length == 1 ? valves[0].isIdle() : combined.isIdle();
    }

    /** A channel's watermark has arrived. */
    public void watermark(int channel, long watermark) {
        valves[inputs[channel]].watermark(places[channel], watermark);
        combine(inputs[channel]);
    }

    /** A channel has become idle, or active again. */
    public void status(int channel, boolean idle) {
        WatermarkValve valve = valves[inputs[channel]];
        if (idle) {
            valve.idle(places[channel]);
        } else {
            valve.active(places[channel]);
        }
        combine(inputs[channel]);
    }

    private void combine(int input) {
        if (valves.length > 1) {
            parts[input].raise(valves[input].lastWatermark());
            parts[input].setIdle(valves[input].isIdle());
            combined.update();
        }
    }
}
