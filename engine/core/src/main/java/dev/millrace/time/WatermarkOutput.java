package dev.millrace.time;

/** Where a generator puts its watermarks. */
@FunctionalInterface
public interface WatermarkOutput {
    /** Emits a watermark; one that is not above the last is dropped. */
    void emitWatermark(Watermark watermark);
}
