package dev.millrace.app.stage;

import dev.millrace.trace.ChannelId;
import dev.millrace.trace.SubtaskId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Where channels leave and enter the boxes: side by side, ordered so that they cross as little as can be; those that lead back lowest. */
final class Ports {
    private final Map<SubtaskId, List<ChannelId>> outputs = new HashMap<>();
    private final Map<SubtaskId, List<ChannelId>> inputs = new HashMap<>();
    private final Map<SubtaskId, Box> boxes;
    private final double distance;
    private final Predicate<ChannelId> back;

    Ports(Collection<ChannelId> channels, Map<SubtaskId, Box> boxes, double wanted, Predicate<ChannelId> back) {
        this.boxes = boxes;
        this.back = back;
        for (ChannelId id : channels) {
            if (boxes.containsKey(id.from()) && boxes.containsKey(id.to())) {
                outputs.computeIfAbsent(id.from(), from -> new ArrayList<>()).add(id);
                inputs.computeIfAbsent(id.to(), to -> new ArrayList<>()).add(id);
            }
        }
        outputs.values().forEach(list -> list.sort(byHeight(ChannelId::to)));
        inputs.values().forEach(list -> list.sort(byHeight(ChannelId::from)));
        double narrowest = wanted;
        for (Map<SubtaskId, List<ChannelId>> side : List.of(outputs, inputs)) {
            for (Map.Entry<SubtaskId, List<ChannelId>> box : side.entrySet()) {
                double room = height(box.getKey()) - 6;
                narrowest = Math.min(narrowest, room / box.getValue().size());
            }
        }
        this.distance = narrowest;
    }

    /** Px between two ports of one box. */
    double distance() {
        return distance;
    }

    double out(ChannelId id) {
        return y(id.from(), outputs.getOrDefault(id.from(), List.of()), id);
    }

    double in(ChannelId id) {
        return y(id.to(), inputs.getOrDefault(id.to(), List.of()), id);
    }

    private double y(SubtaskId subtask, List<ChannelId> ports, ChannelId id) {
        Box box = boxes.get(subtask);
        double middle = box == null ? 0 : box.middle();
        return middle + (ports.indexOf(id) - (ports.size() - 1) / 2.0) * distance;
    }

    private double height(SubtaskId subtask) {
        Box box = boxes.get(subtask);
        return box == null ? 0 : box.height();
    }

    private Comparator<ChannelId> byHeight(Function<ChannelId, SubtaskId> end) {
        Comparator<ChannelId> byMiddle = Comparator.comparingDouble(id -> {
            Box box = boxes.get(end.apply(id));
            return back.test(id) ? Double.MAX_VALUE : box == null ? 0 : box.middle();
        });
        return byMiddle.thenComparing(Comparator.naturalOrder());
    }
}
