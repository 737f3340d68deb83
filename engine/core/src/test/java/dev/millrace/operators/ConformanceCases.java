package dev.millrace.operators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The conformance cases among the test resources; their expected output came from real Flink. */
final class ConformanceCases {
    private ConformanceCases() {}

    static List<JsonNode> read(String area) throws IOException {
        String path = "/conformance/" + area + ".jsonl";
        InputStream file = Objects.requireNonNull(ConformanceCases.class.getResourceAsStream(path), path);
        List<JsonNode> cases = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                cases.add(new ObjectMapper().readTree(line));
            }
        }
        return cases;
    }
}
