package dev.millrace.state;

import dev.millrace.types.TypeInformation;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Names a state and its type. The name is unique within its operator and is what a snapshot is read back by.
 *
 * @param <S> kind of state
 * @param <T> type of what it holds
 */
public abstract class StateDescriptor<S extends State, T> implements Serializable {
    private final String name;
    private final TypeInformation<T> type;
    private @Nullable StateTtlConfig ttl;

    StateDescriptor(String name, TypeInformation<T> type) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException(
                    "a state needs a name that is not empty; snapshots find it by that name");
        }
        this.name = name;
        this.type = type;
    }

    /** The state's name. */
    public final String getName() {
        return name;
    }

    /** The type of what the state holds. */
    public final TypeInformation<T> getTypeInformation() {
        return type;
    }

    /** Lets what the state holds expire. */
    public final void enableTimeToLive(StateTtlConfig config) {
        ttl = config;
    }

    /** How it expires; null for never. */
    final @Nullable StateTtlConfig ttl() {
        return ttl;
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + "{" + name + ": " + type.describe() + "}";
    }
}
