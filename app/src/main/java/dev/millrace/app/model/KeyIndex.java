package dev.millrace.app.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a run in the order in which they first appear, which gives each its colour, and a letter that no other of
 * the first keys has, so that colour is never the only cue.
 */
public final class KeyIndex {
    private final Map<String, Integer> ordinals = new LinkedHashMap<>();
    private final Map<String, String> letters = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    KeyIndex() {}

    void add(@Nullable String key) {
        if (key != null && !ordinals.containsKey(key)) {
            ordinals.put(key, ordinals.size());
            letters.put(key, freeLetter(key));
        }
    }

    /** 0 for the first key; -1 for none, or for one not seen. */
    public int ordinal(@Nullable String key) {
        return key == null ? -1 : ordinals.getOrDefault(key, -1);
    }

    /** The key's letter or digit; empty for no key. */
    public String letter(@Nullable String key) {
        return key == null ? "" : letters.getOrDefault(key, "");
    }

    /** Number of keys. */
    public int size() {
        return ordinals.size();
    }

    private String freeLetter(String key) {
        String upper = key.toUpperCase(Locale.ROOT);
        for (int i = 0; i < upper.length(); i++) {
            String letter = upper.substring(i, i + 1);
            if (Character.isLetterOrDigit(upper.charAt(i)) && taken.add(letter)) {
                return letter;
            }
        }
        return upper.isEmpty() ? "" : upper.substring(0, 1);
    }
}
