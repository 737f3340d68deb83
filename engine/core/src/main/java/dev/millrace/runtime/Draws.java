package dev.millrace.runtime;

/**
 * Random draws as a function of (seed, entity, ordinal): one more element in one place shifts no draw in another, so that two
 * runs can be compared. Immutable; any thread.
 */
public final class Draws {
    private final long seed;

    /** The draws of this seed. */
    public Draws(long seed) {
        this.seed = seed;
    }

    /** The {@code ordinal}-th draw of {@code entity}, uniform from {@code from} to {@code to}, both included. */
    public long draw(long from, long to, long entity, long ordinal) {
        long width = to - from + 1;
        long bits = mix(mix(mix(seed) ^ entity) ^ ordinal);
        return from + Math.floorMod(bits, width);
    }

    /** A number for an entity's name that is the same on every machine. */
    public static long entity(String name) {
        long hash = 1_125_899_906_842_597L;
        for (int index = 0; index < name.length(); index++) {
            hash = 31 * hash + name.charAt(index);
        }
        return hash;
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood: "Fast Splittable Pseudorandom Number Generators"). */
    private static long mix(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
