package dev.millrace.host;

import org.jspecify.annotations.Nullable;

/**
 * What became of a command.
 *
 * @param snapshot number of the snapshot that it has begun, -1 for none, or none yet
 * @param refusal why it was not carried out, as one sentence; null where it was
 */
public record CommandOutcome(long snapshot, @Nullable String refusal) {
    private static final long NONE = -1;

    /** Carried out, without a number. */
    public static final CommandOutcome DONE = new CommandOutcome(NONE, null);

    /** Not carried out. */
    public static CommandOutcome refused(String why) {
        return new CommandOutcome(NONE, why);
    }
}
