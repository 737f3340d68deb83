package dev.millrace.windowing;

/** What a trigger decides about a window. */
public enum TriggerResult {
    /** Nothing happens. */
    CONTINUE(false, false),
    /** The window's contents are emitted, and kept. */
    FIRE(true, false),
    /** The window's contents are thrown away without being emitted. */
    PURGE(false, true),
    /** The window's contents are emitted, then thrown away. */
    FIRE_AND_PURGE(true, true);

    private final boolean fire;
    private final boolean purge;

    TriggerResult(boolean fire, boolean purge) {
        this.fire = fire;
        this.purge = purge;
    }

    /** Whether the contents are emitted. */
    public boolean isFire() {
        return fire;
    }

    /** Whether the contents are thrown away. */
    public boolean isPurge() {
        return purge;
    }
}
