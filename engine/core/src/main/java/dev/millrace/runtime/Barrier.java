package dev.millrace.runtime;

import dev.millrace.trace.SnapshotKind;

/** A checkpoint barrier on its way through the channels: what is before it belongs to the snapshot, what is after it does not. */
public record Barrier(long checkpoint, SnapshotKind kind) {}
