package dev.keystore.cli.config;

import dev.keystore.KeystoreException;
import dev.keystore.cli.config.YamlNode.Items;
import dev.keystore.cli.config.YamlNode.Keyed;
import dev.keystore.cli.config.YamlNode.Keys;
import dev.keystore.cli.config.YamlNode.Text;
import dev.keystore.secret.Quoted;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Reads the plain part of YAML: one document of keys, lists and text, a few levels deep. Anchors, aliases and tags are
 * refused, so that a file is what it looks like and no larger than it looks. The only class here that knows the YAML library.
 */
final class YamlFile {
    private static final int DEEPEST = 6;
    /** YAML's ways to write nothing, but for {@code ~}, which means the home here. */
    private static final Set<String> NOTHING = Set.of("", "null", "Null", "NULL");

    private final SourceFile source;
    private final Iterator<Event> events;
    private int reached = 1;
    private int depth;

    private YamlFile(SourceFile source, String text) {
        this.source = source;
        LoadSettings settings = LoadSettings.builder().build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /** What {@code text} says; empty if nothing. Throws {@link KeystoreException.Misconfigured}. */
    static Optional<YamlNode> parse(SourceFile source, String text) {
        return new YamlFile(source, text).document();
    }

    /** The next event. The library also lets out failures of Java's own, such as for an escape that is no character. */
    private Event next() {
        try {
            Event event = events.next();
            reached = line(event);
            return event;
        } catch (MarkedYamlEngineException e) {
            throw source.problem(line(e.getProblemMark()), "not YAML: " + Origin.printable(e.getProblem()), null);
        } catch (RuntimeException e) {
            throw source.problem(
                    reached, "not YAML from here on: " + Origin.printable(String.valueOf(e.getMessage())), null);
        }
    }

    private Optional<YamlNode> document() {
        expect(Event.ID.StreamStart);
        if (expect(Event.ID.DocumentStart, Event.ID.StreamEnd).getEventId() == Event.ID.StreamEnd) {
            return Optional.empty();
        }
        YamlNode node = node(next());
        expect(Event.ID.DocumentEnd);
        expect(Event.ID.StreamEnd);
        return node instanceof Text text && text.absent() ? Optional.empty() : Optional.of(node);
    }

    private Event expect(Event.ID... allowed) {
        Event event = next();
        if (!List.of(allowed).contains(event.getEventId())) {
            throw problem(event, "more than one YAML document");
        }
        return event;
    }

    private YamlNode node(Event event) {
        if (event instanceof AliasEvent
                || (event instanceof NodeEvent named && named.getAnchor().isPresent())) {
            throw problem(event, "anchors and aliases are not allowed here");
        }
        if (event instanceof ScalarEvent scalar) {
            refuseTag(event, scalar.getTag());
            return new Text(scalar.getValue(), scalar.isPlain() && NOTHING.contains(scalar.getValue()), line(event));
        }
        if (!(event instanceof CollectionStartEvent start)) {
            throw problem(event, "not YAML: a value is missing");
        }
        refuseTag(event, start.getTag());
        if (++depth > DEEPEST) {
            throw problem(event, "nested too deeply");
        }
        YamlNode node = event.getEventId() == Event.ID.SequenceStart ? items(event) : keys(event);
        depth--;
        return node;
    }

    private Items items(Event start) {
        List<YamlNode> items = new ArrayList<>();
        for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
            items.add(node(event));
        }
        return new Items(List.copyOf(items), line(start));
    }

    private Keys keys(Event start) {
        Map<String, Keyed> keys = new LinkedHashMap<>();
        for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
            if (!(node(event) instanceof Text key)) {
                throw problem(event, "a key must be plain text");
            }
            if (keys.put(key.value(), new Keyed(node(next()), key.line())) != null) {
                throw problem(event, "key " + Quoted.of(key.value()) + " is there twice");
            }
        }
        return new Keys(keys, line(start));
    }

    private void refuseTag(Event event, Optional<String> tag) {
        if (tag.isPresent()) {
            throw problem(event, "tags such as " + Quoted.of(tag.orElseThrow()) + " are not allowed here");
        }
    }

    private KeystoreException problem(Event event, String problem) {
        return source.problem(line(event), problem, null);
    }

    private static int line(Event event) {
        return line(event.getStartMark());
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(Mark::getLine).orElse(0) + 1;
    }
}
