package dev.millrace.app.stage;

import dev.millrace.journal.JobView;
import dev.millrace.journal.Moment;
import dev.millrace.trace.ChannelId;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent.EdgeDeclared;
import dev.millrace.trace.TraceEvent.VertexDeclared;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Where everything stands: vertices in layers from left to right, the subtasks of a layer one below the other.
 *
 * @param width px of the whole
 * @param height px of the whole
 * @param textScale the scale asked for
 * @param scale size of text and marks: the scale asked for, and more on a large stage
 * @param boxes the subtasks
 * @param paths the channels
 * @param thickness width of a channel in px
 * @param gaps where elements move, from left to right
 */
record StageLayout(
        double width,
        double height,
        double textScale,
        double scale,
        Map<SubtaskId, Box> boxes,
        Map<ChannelId, ChannelPath> paths,
        double thickness,
        List<Gap> gaps) {
    /** How far an element at a channel's end, or the ring of a late one, reaches over the edge of a box. */
    private static final double OVERLAP = 16;

    private static final double MARGIN = 20;
    private static final double BOX_WIDTH = 152;
    private static final double BOX_HEIGHT = 92;
    /** Of a subtask that only reads: its name, its clock, and how much it has read. */
    private static final double SOURCE_HEIGHT = 62;

    private static final double GAP = 8;
    private static final double PORT_DISTANCE = 18;
    private static final double CHANNEL = 11;
    /** How far a channel that leads back reaches over the edges of its boxes. */
    private static final double BACK_BEND = 90;

    static StageLayout of(Moment moment, double width, double height, double textScale) {
        Map<String, Integer> layers = layers(moment.job());
        Predicate<ChannelId> back = back(moment.job());
        Map<Integer, List<SubtaskId>> columns = columns(moment.job(), layers);
        columns.values()
                .forEach(column -> lowerSenders(column, moment.channels().keySet(), back));
        double scale = textScale * Math.max(1, Math.min(1.35, Math.min(width / 900, height / 380)));
        Map<SubtaskId, Box> boxes = boxes(columns, heights(moment.job()), width, height, scale);
        Ports ports = new Ports(moment.channels().keySet(), boxes, PORT_DISTANCE * scale, back);
        Map<ChannelId, ChannelPath> paths = new TreeMap<>();
        for (ChannelId id : moment.channels().keySet()) {
            Box from = boxes.get(id.from());
            Box to = boxes.get(id.to());
            if (from != null && to != null) {
                paths.put(
                        id,
                        back.test(id)
                                ? ChannelPath.back(
                                        from.right(),
                                        ports.out(id),
                                        to.x(),
                                        ports.in(id),
                                        floor(boxes.values(), to.x(), from.x(), height, scale),
                                        BACK_BEND * scale)
                                : ChannelPath.forth(from.right(), ports.out(id), to.x(), ports.in(id)));
            }
        }
        double thickness = Math.max(2.5, Math.min(CHANNEL * scale, ports.distance() - 2));
        return new StageLayout(
                width, height, textScale, scale, boxes, paths, thickness, gaps(paths.values(), scale, width, height));
    }

    /** Below all boxes from {@code left} to {@code right}, as far as the stage goes. */
    private static double floor(Iterable<Box> boxes, double left, double right, double height, double scale) {
        double lowest = 0;
        for (Box box : boxes) {
            if (left <= box.x() && box.x() <= right) {
                lowest = Math.max(lowest, box.y() + box.height());
            }
        }
        return Math.min(lowest + 1.5 * CHANNEL * scale, height - CHANNEL * scale);
    }

    /** Which channels close a loop: vertices come in topological order, and these lead from one to itself or one before it. */
    private static Predicate<ChannelId> back(JobView job) {
        List<String> order = job.vertices().stream().map(VertexDeclared::vertex).toList();
        return id -> order.indexOf(id.to().vertex()) <= order.indexOf(id.from().vertex());
    }

    /**
     * A part of the stage in which elements move: whole px, and disjoint from the others.
     *
     * @param from left edge
     * @param to right edge
     * @param height of the stage
     */
    record Gap(double from, double to, double height) {
        boolean holds(double x) {
            return from <= x && x < to;
        }
    }

    /** The channels' ways, put together where one reaches into another. */
    private static List<Gap> gaps(Iterable<ChannelPath> paths, double scale, double width, double height) {
        double over = OVERLAP * scale;
        TreeMap<Double, Double> ends = new TreeMap<>();
        for (ChannelPath path : paths) {
            ends.merge(path.left() - over, path.right() + over, Math::max);
        }
        List<Gap> gaps = new ArrayList<>();
        for (Map.Entry<Double, Double> end : ends.entrySet()) {
            double left = Math.max(0, Math.floor(end.getKey()));
            double right = Math.min(width, Math.ceil(end.getValue()));
            Gap last = gaps.isEmpty() ? new Gap(-1, -1, 0) : gaps.get(gaps.size() - 1);
            if (left < last.to()) {
                gaps.set(gaps.size() - 1, new Gap(last.from(), Math.max(right, last.to()), height));
            } else {
                gaps.add(new Gap(left, right, height));
            }
        }
        return List.copyOf(gaps);
    }

    /** Whether it was made for these measures. */
    boolean fits(double otherWidth, double otherHeight, double otherScale) {
        return width == otherWidth && height == otherHeight && textScale == otherScale;
    }

    /** The longest way from a source, by vertex, without going round in a loop. Vertices come in topological order. */
    private static Map<String, Integer> layers(JobView job) {
        Map<String, Integer> layers = new HashMap<>();
        Set<String> done = new HashSet<>();
        for (VertexDeclared vertex : job.vertices()) {
            layers.putIfAbsent(vertex.vertex(), 0);
            done.add(vertex.vertex());
            for (EdgeDeclared edge : job.edges()) {
                if (edge.from().equals(vertex.vertex()) && !done.contains(edge.to())) {
                    layers.merge(edge.to(), layers.getOrDefault(vertex.vertex(), 0) + 1, Math::max);
                }
            }
        }
        return layers;
    }

    private static Map<Integer, List<SubtaskId>> columns(JobView job, Map<String, Integer> layers) {
        Map<Integer, List<SubtaskId>> columns = new TreeMap<>();
        for (VertexDeclared vertex : job.vertices()) {
            List<SubtaskId> column =
                    columns.computeIfAbsent(layers.getOrDefault(vertex.vertex(), 0), layer -> new ArrayList<>());
            for (int index = 0; index < vertex.parallelism(); index++) {
                column.add(new SubtaskId(vertex.vertex(), index));
            }
        }
        return columns;
    }

    /** Who sends back stands lowest, so that nothing of its column hides the way. */
    private static void lowerSenders(List<SubtaskId> column, Set<ChannelId> channels, Predicate<ChannelId> back) {
        Set<String> senders = new HashSet<>();
        for (ChannelId id : channels) {
            if (back.test(id)) {
                senders.add(id.from().vertex());
            }
        }
        column.sort(Comparator.comparing(subtask -> senders.contains(subtask.vertex())));
    }

    /** What a vertex can have to show, by its operators; what it has at an instant must not move it. */
    private static Map<String, Double> heights(JobView job) {
        Map<String, Double> heights = new HashMap<>();
        for (VertexDeclared vertex : job.vertices()) {
            boolean reads = vertex.kind().equals("source") && vertex.operators().size() == 1;
            heights.put(vertex.vertex(), reads ? SOURCE_HEIGHT : BOX_HEIGHT);
        }
        return heights;
    }

    private static Map<SubtaskId, Box> boxes(
            Map<Integer, List<SubtaskId>> columns,
            Map<String, Double> heights,
            double width,
            double height,
            double scale) {
        Map<SubtaskId, Box> boxes = new TreeMap<>();
        int count = Math.max(1, columns.size());
        double inner = width - 2 * MARGIN;
        double boxWidth = Math.min(BOX_WIDTH * scale, inner / count * (count == 1 ? 1 : 0.66));
        double pitch = count == 1 ? 0 : (inner - boxWidth) / (count - 1);
        double left = count == 1 ? (width - boxWidth) / 2 : MARGIN;
        for (Map.Entry<Integer, List<SubtaskId>> column : columns.entrySet()) {
            List<SubtaskId> subtasks = column.getValue();
            double slot = height / subtasks.size();
            for (int i = 0; i < subtasks.size(); i++) {
                double wanted = heights.getOrDefault(subtasks.get(i).vertex(), BOX_HEIGHT);
                double boxHeight = Math.min(wanted * scale, slot - GAP);
                double x = left + pitch * column.getKey();
                boxes.put(subtasks.get(i), new Box(x, i * slot + (slot - boxHeight) / 2, boxWidth, boxHeight));
            }
        }
        return boxes;
    }
}
