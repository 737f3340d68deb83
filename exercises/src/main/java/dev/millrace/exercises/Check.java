package dev.millrace.exercises;

/** One declared check. */
public sealed interface Check {
    /** Its name in {@code exercise.yaml}. */
    String id();

    /**
     * The committed rows equal the solution's, as bags, on generated streams under several schedules.
     *
     * @param streams number of generated streams
     * @param schedules number of schedules (seeds of the simulation) for each
     */
    record SameAsSolution(int streams, int schedules) implements Check {
        @Override
        public String id() {
            return "same-as-solution";
        }
    }

    /**
     * Whatever subtask is killed, after whatever step of the run, the final committed rows equal those of the run
     * without a failure.
     *
     * @param events length of the generated stream that is tried
     */
    record ExactlyOnce(int events) implements Check {
        @Override
        public String id() {
            return "exactly-once";
        }
    }
}
