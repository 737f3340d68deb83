package dev.millrace.state;

import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads values by their schema alone: records become {@link StoredRecord}s, enums their name, arrays lists. Also used to skip what newer code has dropped. */
final class SchemaDecoder {
    private SchemaDecoder() {}

    static Decoder of(Schema schema) {
        if (schema instanceof Schema.Basic basic) {
            return BasicKind.of(basic.name())::read;
        }
        if (schema instanceof Schema.EnumOf constants) {
            return in -> constants.constants().get(in.readInt());
        }
        if (schema instanceof Schema.RecordOf record) {
            return ofRecord(record);
        }
        if (schema instanceof Schema.ListOf list) {
            Decoder element = of(list.element());
            return in -> readList(element, in);
        }
        if (schema instanceof Schema.ArrayOf array) {
            Decoder element = of(array.element());
            return in -> readList(element, in);
        }
        if (schema instanceof Schema.SetOf set) {
            Decoder element = of(set.element());
            return in -> new LinkedHashSet<>(readList(element, in));
        }
        Schema.MapOf map = (Schema.MapOf) schema;
        Decoder key = of(map.key());
        Decoder value = of(map.value());
        return in -> readMap(key, value, in);
    }

    private static Decoder ofRecord(Schema.RecordOf record) {
        List<Decoder> decoders =
                record.components().stream().map(part -> of(part.type())).toList();
        return in -> {
            Map<String, @Nullable Object> components = new LinkedHashMap<>();
            for (int i = 0; i < decoders.size(); i++) {
                components.put(
                        record.components().get(i).name(), decoders.get(i).read(in));
            }
            return new StoredRecord(record.name(), components);
        };
    }

    static List<@Nullable Object> readList(Decoder element, DataInput in) throws IOException {
        int size = in.readInt();
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(element.read(in));
        }
        return list;
    }

    static Map<@Nullable Object, @Nullable Object> readMap(Decoder key, Decoder value, DataInput in)
            throws IOException {
        int size = in.readInt();
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            Object each = key.read(in);
            map.put(each, value.read(in));
        }
        return map;
    }
}
