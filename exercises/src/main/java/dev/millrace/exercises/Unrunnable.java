package dev.millrace.exercises;

/** A run that is no evidence for or against a program, because the program does not run. */
final class Unrunnable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Verdict verdict;

    Unrunnable(Verdict verdict) {
        super(verdict.toString());
        this.verdict = verdict;
    }

    Verdict verdict() {
        return verdict;
    }
}
