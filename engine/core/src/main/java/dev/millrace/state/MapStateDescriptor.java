package dev.millrace.state;

import dev.millrace.types.TypeInformation;
import dev.millrace.types.Types;
import java.util.Map;

/**
 * Describes a {@link MapState}.
 *
 * @param <UK> type of the map's keys
 * @param <UV> type of the map's values
 */
public final class MapStateDescriptor<UK, UV> extends StateDescriptor<MapState<UK, UV>, Map<UK, UV>> {
    private final TypeInformation<UK> keyType;

    /** A state called {@code name} that holds maps. */
    public MapStateDescriptor(String name, TypeInformation<UK> key, TypeInformation<UV> value) {
        super(name, Types.MAP(key, value));
        this.keyType = key;
    }

    /** A state called {@code name} that holds maps of classes without type parameters. */
    public MapStateDescriptor(String name, Class<UK> key, Class<UV> value) {
        this(name, TypeInformation.of(key), TypeInformation.of(value));
    }

    /** Type of the map's keys. */
    TypeInformation<UK> keyType() {
        return keyType;
    }
}
