package dev.millrace.api;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives each operator a label of its own: its uid, else its name with {@code -2}, {@code -3} ... where that is taken. */
final class Labels {
    private Labels() {}

    static void requireUniqueUids(List<Transformation> transformations) {
        Map<String, Transformation> owners = new HashMap<>();
        for (Transformation transformation : transformations) {
            @Nullable
            Transformation owner = transformation.uid == null ? null : owners.put(transformation.uid, transformation);
            if (owner != null) {
                throw new InvalidProgramException(
                        "The uid '" + transformation.uid + "' is used twice, by a " + owner.kind + " and by a "
                                + transformation.kind + ". State is found by uid: give each operator its own.",
                        transformation.where);
            }
        }
    }

    /** The names of the operators that have no uid. */
    static Map<Transformation, String> names(List<Transformation> transformations) {
        Set<String> taken = new HashSet<>();
        for (Transformation transformation : transformations) {
            if (transformation.uid != null) {
                taken.add(transformation.uid);
            }
        }
        Map<Transformation, String> names = new HashMap<>();
        for (Transformation transformation : transformations) {
            if (transformation.uid == null) {
                names.put(transformation, free(transformation.name, taken));
            }
        }
        return names;
    }

    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }
}
