package dev.millrace.trace;

/** Why a sender gave the elements in its buffer on. */
public enum FlushReason {
    /** There is no room for more: in the buffer, or in the channel. */
    FULL,
    /** The oldest element has waited for the buffer timeout. */
    TIMEOUT,
    /** A barrier or the end of input follows, which waits in no buffer. */
    EVENT
}
