package dev.millrace.exercises;

/** Hears how far a check has come; called on the checking thread. */
@FunctionalInterface
public interface Progress {
    /** Listens to nothing. */
    Progress NONE = (check, runs, planned) -> {};

    /**
     * So many runs of a check are done.
     *
     * @param check its id
     * @param runs done
     * @param planned in all, while nothing fails
     */
    void tried(String check, int runs, int planned);
}
