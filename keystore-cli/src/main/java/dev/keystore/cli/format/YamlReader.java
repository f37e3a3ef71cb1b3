package dev.keystore.cli.format;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.io.DocumentKey;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Reads one mapping of strings. A plain scalar that a reader of YAML 1.1 or 1.2 takes for something else than a string is refused, and
 * so are anchors, aliases, tags and a second document.
 */
final class YamlReader {
    private static final String HINT = "put it between quotes to have it as text";

    /**
     * Null, truth values, numbers and times of YAML 1.2's core schema (10.3.2) and of the types of YAML 1.1. What repeats a group takes
     * no step back: the engine would need its stack for each.
     */
    private static final Pattern NO_TEXT = Pattern.compile("~|(?i:null|true|false|yes|no|on|off|y|n)|"
            + "[-+]?0(b[01_]+|o[0-7]+|x[0-9a-fA-F_]+)|"
            + "[-+]?(\\.[0-9][0-9_]*|[0-9][0-9_]*(\\.[0-9_]*)?)([eE][-+]?[0-9]+)?|"
            + "[-+]?[0-9][0-9_]*(:[0-5]?[0-9])++(\\.[0-9_]*)?|[-+]?\\.(?i:inf)|\\.(?i:nan)|"
            + "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \\t].*)?|<<|=|");

    private final SourceText document;
    private final Iterator<Event> events;
    private int reached = 1;

    private YamlReader(SourceText document) {
        this.document = document;
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(SourceText.MOST_BYTES).build();
        this.events = new Parse(settings).parseString(document.text()).iterator();
    }

    static List<Entry> read(SourceText document) {
        return new YamlReader(document).mapping();
    }

    private List<Entry> mapping() {
        expect(Event.ID.StreamStart, "no YAML document");
        expect(Event.ID.DocumentStart, "no YAML document");
        expect(Event.ID.MappingStart, "it is no YAML mapping of keys and texts");
        List<Entry> entries = new ArrayList<>();
        for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
            int line = line(event);
            String key = scalar(event, "a key is no plain text").getValue();
            String noText = DocumentKey.valueOf(key) + " is no text";
            ScalarEvent value = scalar(next(), noText);
            if (value.isPlain() && NO_TEXT.matcher(value.getValue()).matches()) {
                throw document.problem(line, noText, HINT);
            }
            entries.add(new Entry(key, value.getValue(), line));
        }
        expect(Event.ID.DocumentEnd, "not YAML");
        expect(Event.ID.StreamEnd, "more than one YAML document");
        return entries;
    }

    private ScalarEvent scalar(Event event, String otherwise) {
        if (!(event instanceof ScalarEvent scalar)
                || scalar.getTag().isPresent()
                || scalar.getAnchor().isPresent()) {
            throw document.problem(line(event), otherwise, "no lists, mappings, anchors or tags are read");
        }
        return scalar;
    }

    private void expect(Event.ID id, String otherwise) {
        Event event = next();
        if (event.getEventId() != id) {
            throw document.problem(line(event), otherwise, "a document is like `db-user: \"joe\"`, a line each");
        }
    }

    /** The next event. What the library says of a problem may show the text around it, so only the place is told. */
    private Event next() {
        try {
            Event event = events.next();
            reached = line(event);
            return event;
        } catch (MarkedYamlEngineException e) {
            throw notYaml(line(e.getProblemMark()));
        } catch (RuntimeException e) {
            throw notYaml(reached);
        }
    }

    private Refused notYaml(int line) {
        return document.problem(line, "it is not YAML", null);
    }

    private static int line(Event event) {
        return line(event.getStartMark());
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(Mark::getLine).orElse(0) + 1;
    }
}
