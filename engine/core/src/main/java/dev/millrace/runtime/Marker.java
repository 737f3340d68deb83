package dev.millrace.runtime;

/** Payloads of channel elements that are not records and carry at most a time, which travels as the element's stamp. */
enum Marker {
    /** A watermark; the stamp is its time. */
    WATERMARK,
    /** No watermark will come for a while. */
    IDLE,
    /** Watermarks will come again. */
    ACTIVE,
    /** The end of bounded input; barriers may still follow. */
    END_OF_INPUT
}
