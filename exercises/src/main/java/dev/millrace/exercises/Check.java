package dev.millrace.exercises;

/** One declared check. */
public sealed interface Check {
    /** Its name in {@code exercise.yaml}. */
    String id();

    /**
     * The visible rows equal the solution's, as bags, on generated streams under several schedules.
     *
     * @param streams number of generated streams
     * @param schedules number of schedules (seeds of the simulation) for each
     * @param events length of each stream
     */
    record SameAsSolution(int streams, int schedules, int events) implements Check {
        @Override
        public String id() {
            return "same-as-solution";
        }
    }

    /**
     * Whatever subtask is killed, after whatever step of the run, the final visible rows equal those of the run without a
     * failure.
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
