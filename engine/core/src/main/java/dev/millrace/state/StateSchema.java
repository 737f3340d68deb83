package dev.millrace.state;

/**
 * What a keyed state in a snapshot says of itself; written {@code value; key=String; namespace=record Whole(); value=Long}.
 *
 * @param kind what the entries are: {@code value}, or {@code timers}
 * @param key shape of the keys
 * @param namespace shape of the namespaces
 * @param value shape of the values
 */
record StateSchema(String kind, Schema key, Schema namespace, Schema value) {
    String text() {
        return kind + "; key=" + key.text() + "; namespace=" + namespace.text() + "; value=" + value.text();
    }

    static StateSchema parse(String text) {
        String[] parts = text.split("; (key|namespace|value)=", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("'" + text + "' does not describe a keyed state");
        }
        return new StateSchema(
                parts[0], SchemaParser.parse(parts[1]), SchemaParser.parse(parts[2]), SchemaParser.parse(parts[3]));
    }
}
