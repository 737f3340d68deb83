package dev.millrace.state;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.checkpoint.OperatorSnapshot.Distribution;
import dev.millrace.runtime.OperatorContext;
import dev.millrace.types.TypeInformation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything one operator subtask keeps that belongs to no key. */
public final class OperatorStates implements OperatorStateStore {
    private final OperatorContext context;
    private final Map<String, OperatorSnapshot.ListState> unread;
    private final Map<String, StoredOperatorState> states = new LinkedHashMap<>();

    /** @param restored this subtask's share of the snapshot, null on a fresh start */
    public OperatorStates(OperatorContext context, @Nullable OperatorSnapshot restored) {
        this.context = context;
        this.unread = new LinkedHashMap<>(restored == null ? Map.of() : restored.lists());
    }

    /** All states as of now; those of the restored snapshot that nobody has asked for are passed on unread. */
    public Map<String, OperatorSnapshot.ListState> snapshot() {
        Map<String, OperatorSnapshot.ListState> snapshot = new LinkedHashMap<>(unread);
        states.forEach((name, state) -> snapshot.put(name, state.snapshot()));
        return snapshot;
    }

    @Override
    public <S> ListState<S> getListState(ListStateDescriptor<S> stateDescriptor) {
        return list(stateDescriptor, Distribution.SPLIT);
    }

    @Override
    public <S> ListState<S> getUnionListState(ListStateDescriptor<S> stateDescriptor) {
        return list(stateDescriptor, Distribution.UNION);
    }

    @SuppressWarnings("unchecked")
    private <S> ListState<S> list(ListStateDescriptor<S> descriptor, Distribution distribution) {
        StoredOperatorState known = known(descriptor.getName(), distribution);
        if (known == null) {
            TypeInformation<S> type = storable(descriptor.getName(), descriptor.elementType());
            known = new OperatorListState<>(
                    type,
                    distribution,
                    new OperatorStateReport(descriptor.getName(), context),
                    restored(descriptor.getName(), type, distribution));
            states.put(descriptor.getName(), known);
        }
        return (ListState<S>) known;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <K, V> BroadcastState<K, V> getBroadcastState(MapStateDescriptor<K, V> stateDescriptor) {
        String name = stateDescriptor.getName();
        StoredOperatorState known = known(name, Distribution.BROADCAST);
        if (known == null) {
            TypeInformation<MapEntry<K, V>> type =
                    storable(name, MapEntry.of((TypeInformation.MapOf<K, V>) stateDescriptor.getTypeInformation()));
            known = new HeapBroadcastState<>(
                    type, new OperatorStateReport(name, context), restored(name, type, Distribution.BROADCAST));
            states.put(name, known);
        }
        return (BroadcastState<K, V>) known;
    }

    private @Nullable StoredOperatorState known(String name, Distribution distribution) {
        StoredOperatorState known = states.get(name);
        if (known != null && known.distribution() != distribution) {
            throw new IllegalArgumentException(
                    where(name) + " is asked for as two kinds of state; give one of them" + " another name");
        }
        return known;
    }

    private <T> TypeInformation<T> storable(String name, TypeInformation<T> type) {
        String problem = type.problem();
        if (problem != null) {
            throw new IllegalArgumentException(where(name) + ": " + problem + "; use " + TypeInformation.STORABLE);
        }
        return type;
    }

    private <T> List<T> restored(String name, TypeInformation<T> type, Distribution distribution) {
        OperatorSnapshot.ListState stored = unread.remove(name);
        if (stored == null) {
            return List.of();
        }
        if (stored.distribution() != distribution) {
            throw new IncompatibleStateException(where(name) + " was stored as a "
                    + words(stored.distribution()) + " and is now a " + words(distribution)
                    + "; keep the old kind, or give the new one another name");
        }
        return ListStates.read(stored, type, where(name));
    }

    private static String words(Distribution distribution) {
        return switch (distribution) {
            case SPLIT -> "list";
            case UNION -> "union list";
            case BROADCAST -> "broadcast map";
        };
    }

    private String where(String name) {
        return "operator '" + context.operator() + "', state '" + name + "'";
    }
}
