package dev.millrace.testkit.fuzz;

import org.jspecify.annotations.Nullable;

/** Tries seeds. A seed means the same run for as long as neither the fuzzer nor the engine changes. */
public final class Fuzzer {
    private final CaseRun.Engine engine;

    /** Tries them on {@code engine}. */
    public Fuzzer(CaseRun.Engine engine) {
        this.engine = engine;
    }

    /** Runs the case of a seed; what goes wrong, made as small as can be, or null for nothing. */
    public @Nullable Violation check(long seed) {
        return check(CaseGenerator.of(seed));
    }

    /** Runs a case; what goes wrong, made as small as can be, or null for nothing. */
    public @Nullable Violation check(FuzzCase drawn) {
        String problem = CaseRun.problem(drawn, engine);
        return problem == null ? null : new Shrinking(engine).shrink(drawn, problem);
    }
}
