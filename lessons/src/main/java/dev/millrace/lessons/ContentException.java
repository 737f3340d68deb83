package dev.millrace.lessons;

import java.nio.file.Path;

/** A content file cannot be used; the message is a {@link Problem} as text. */
public final class ContentException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** For the first thing that is wrong. */
    public ContentException(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    /** For the first thing that is wrong, at its place. */
    public ContentException(Path file, int line, String sentence) {
        this(new Problem(file, line, sentence));
    }

    /** What is wrong, and where. */
    public Problem problem() {
        return problem;
    }
}
