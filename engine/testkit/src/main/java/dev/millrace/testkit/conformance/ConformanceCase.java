package dev.millrace.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One case: what is done to a job of some kind, and what real Flink answered.
 *
 * @param node the case as it was read
 */
public record ConformanceCase(JsonNode node) {
    /** Its name, unique in the corpus. */
    public String id() {
        return node.path("id").asText();
    }

    /** Why it exists; a hint, not the truth. */
    public String note() {
        return node.path("note").asText();
    }

    /** Kind of job. */
    public String op() {
        return job().path("op").asText();
    }

    /** What the job is. */
    public JsonNode job() {
        return node.path("job");
    }

    /** What happens, in order; an event's index is its step. */
    public JsonNode input() {
        return node.path("input");
    }

    /** What came out, in order. */
    public JsonNode expected() {
        return node.path("expected");
    }

    /** Whether a running job could never see this input. */
    public boolean isHarnessOnly() {
        return node.path("harnessOnly").asBoolean(false);
    }

    /** Whether the order of outputs within the step is left open. */
    public boolean isUnordered(int step) {
        for (JsonNode each : node.path("unorderedSteps")) {
            if (each.asInt() == step) {
                return true;
            }
        }
        return false;
    }
}
