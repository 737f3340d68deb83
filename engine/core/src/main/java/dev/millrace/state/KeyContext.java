package dev.millrace.state;

import org.jspecify.annotations.Nullable;

/** The key that state and timers of a subtask work on: set once an element or timer, hashed once. */
public final class KeyContext {
    private @Nullable Object key;
    private int hash;
    private @Nullable Runnable onEachKey;

    /** Makes {@code key} the current one. */
    public void set(Object key) {
        this.key = key;
        this.hash = key.hashCode();
        if (onEachKey != null) {
            onEachKey.run();
        }
    }

    /** Has {@code action} run, after those before it, whenever an element or timer has made its key the current one. */
    void onEachKey(Runnable action) {
        Runnable before = onEachKey;
        onEachKey = before == null
                ? action
                : () -> {
                    before.run();
                    action.run();
                };
    }

    /** Runs {@code action} with another current key. */
    void as(Object other, Runnable action) {
        Object before = key;
        int hashBefore = hash;
        key = other;
        hash = other.hashCode();
        try {
            action.run();
        } finally {
            key = before;
            hash = hashBefore;
        }
    }

    /** Leaves no key the current one. */
    public void unset() {
        key = null;
    }

    /** The current key. Throws where no element or timer of a key is being processed, as in {@code open}. */
    public Object key() {
        if (key == null) {
            throw new IllegalStateException(
                    "there is no current key: keyed state and timers are there while an element or a timer"
                            + " is processed, not in open(), in close() or for a broadcast element");
        }
        return key;
    }

    /** The current key's hash code. */
    int hash() {
        return hash;
    }
}
