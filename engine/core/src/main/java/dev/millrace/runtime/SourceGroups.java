package dev.millrace.runtime;

import dev.millrace.time.WatermarkAlignment;
import dev.millrace.trace.SubtaskId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * Where the sources of each group are that keeps together, and how far each may go. The slowest counts of those that
 * have said where they are, as in Flink.
 */
final class SourceGroups {
    private final Map<String, Map<SubtaskId, Member>> groups = new LinkedHashMap<>();
    private final BiConsumer<SubtaskId, Long> tell;

    private record Member(WatermarkAlignment alignment, long watermark, long told) {}

    /** {@code tell} is given a subtask and the largest watermark it may come to, whenever that has changed. */
    SourceGroups(BiConsumer<SubtaskId, Long> tell) {
        this.tell = tell;
    }

    void reached(SubtaskId subtask, WatermarkAlignment alignment, long watermark) {
        Map<SubtaskId, Member> group = groups.computeIfAbsent(alignment.group(), name -> new LinkedHashMap<>());
        Member before = group.get(subtask);
        group.put(subtask, new Member(alignment, watermark, before == null ? Long.MAX_VALUE : before.told()));
        long slowest =
                group.values().stream().mapToLong(Member::watermark).min().orElse(Long.MAX_VALUE);
        group.replaceAll((member, known) -> told(member, Objects.requireNonNull(known), slowest));
    }

    /** The vertex is deployed anew: where its subtasks were says nothing any more. */
    void forget(String vertex) {
        groups.values()
                .forEach(group ->
                        group.keySet().removeIf(subtask -> subtask.vertex().equals(vertex)));
    }

    private Member told(SubtaskId subtask, Member member, long slowest) {
        long allowed = member.alignment().allowed(slowest);
        if (allowed != member.told()) {
            tell.accept(subtask, allowed);
        }
        return new Member(member.alignment(), member.watermark(), allowed);
    }
}
