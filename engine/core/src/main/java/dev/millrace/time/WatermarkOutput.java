package dev.millrace.time;

/** Where a generator puts its watermarks. */
@FunctionalInterface
public interface WatermarkOutput {
    /** Emits a watermark, which also says that watermarks come; one that is not above the last is dropped. */
    void emitWatermark(Watermark watermark);

    /** Says that no watermark will come for a while, so that nobody should wait for one. */
    default void markIdle() {}

    /** Says that watermarks will come again; emitting one says so too. */
    default void markActive() {}
}
