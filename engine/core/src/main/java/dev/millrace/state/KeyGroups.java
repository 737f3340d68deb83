package dev.millrace.state;

/**
 * Which key group a key belongs to, and which subtask owns a key group. State moves between subtasks in whole key groups,
 * so the number of groups (the maximum parallelism) is fixed for the life of the state. The numbers are Flink's: a key lands
 * where Flink puts it.
 */
public final class KeyGroups {
    /** The largest number of key groups an operator can have. */
    public static final int MAX_GROUPS = 32_768;

    private static final int DEFAULT_GROUPS = 128;

    private KeyGroups() {}

    /**
     * The key group of a key, from 0 to {@code groups - 1}. Depends on {@code key.hashCode()}, which therefore has to be the
     * same in every process: no enum, no array, no class without a {@code hashCode} of its own.
     */
    public static int of(Object key, int groups) {
        return murmur(key.hashCode()) % groups;
    }

    /** The subtask that owns a key group. */
    public static int subtaskOf(int group, int groups, int parallelism) {
        return group * parallelism / groups;
    }

    /** First key group of a subtask. */
    public static int firstOf(int subtask, int groups, int parallelism) {
        return (subtask * groups + parallelism - 1) / parallelism;
    }

    /** Last key group of a subtask (inclusive); less than the first where a subtask owns none. */
    public static int lastOf(int subtask, int groups, int parallelism) {
        return ((subtask + 1) * groups - 1) / parallelism;
    }

    /** The number of key groups an operator gets where the job sets none: one and a half times its parallelism, rounded up to a power of two, from 128 to 32768. */
    public static int defaultGroups(int parallelism) {
        int wanted = parallelism + parallelism / 2;
        int power = wanted <= 1 ? 1 : Integer.highestOneBit(wanted - 1) << 1;
        return Math.min(Math.max(power, DEFAULT_GROUPS), MAX_GROUPS);
    }

    /** MurmurHash3 (x86, 32 bit) of one int, made non-negative as Flink does: spreads keys whose hash codes are close. */
    private static int murmur(int code) {
        int mixed = Integer.rotateLeft(code * 0xcc9e2d51, 15) * 0x1b873593;
        mixed = Integer.rotateLeft(mixed, 13) * 5 + 0xe6546b64;
        mixed = spread(mixed ^ 4);
        if (mixed >= 0) {
            return mixed;
        }
        return mixed == Integer.MIN_VALUE ? 0 : -mixed;
    }

    /** The last steps of MurmurHash3, which spread what is in any bit over all: Flink's MathUtils.bitMix. */
    static int spread(int code) {
        int mixed = (code ^ (code >>> 16)) * 0x85ebca6b;
        mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
        return mixed ^ (mixed >>> 16);
    }
}
