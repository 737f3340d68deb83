package dev.millrace.operators;

/**
 * Lets what an operator further down the chain throws pass through a user's function unwrapped, although the function's
 * collector declares nothing: the subtask is to see the exception as it was thrown.
 */
final class Thrown {
    private Thrown() {}

    /** Throws {@code exception} as it is; the result is there to be thrown, so that the compiler sees the end. */
    static RuntimeException unchanged(Exception exception) {
        return Thrown.<RuntimeException>sneak(exception);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> RuntimeException sneak(Exception exception) throws E {
        throw (E) exception;
    }
}
