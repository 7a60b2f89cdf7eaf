package org.portolan.site.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.site.drawing.LayeredLayout.Arrow;
import org.portolan.site.drawing.LayeredLayout.Drawing;
import org.portolan.site.drawing.LayeredLayout.Place;
import org.portolan.site.drawing.LayeredLayout.Route;
import org.portolan.site.drawing.LayeredLayout.Size;

/** Drawings of random graphs, with circles, several arrows between the same boxes, and boxes by themselves. */
class LayeredLayoutTest {
    private static final Pattern PART = Pattern.compile("([MCV])([0-9 ]+)");

    /** A graph. */
    record Input(List<Size> boxes, List<Arrow> arrows) {
        Drawing draw() {
            return new LayeredLayout(boxes, arrows).draw();
        }
    }

    static Stream<Input> graphs() {
        return IntStream.range(0, 150).mapToObj(seed -> {
            Random random = new Random(seed);
            int count = 1 + random.nextInt(14);
            List<Size> boxes = IntStream.range(0, count)
                    .mapToObj(box -> new Size(40 + random.nextInt(160), 20 + random.nextInt(100))).toList();
            List<Arrow> arrows = new ArrayList<>();
            for (int i = random.nextInt(3 * count); i > 0 && count > 1; i--) {
                int from = random.nextInt(count);
                int to = (from + 1 + random.nextInt(count - 1)) % count;
                arrows.add(new Arrow(from, to, new Size(20 + random.nextInt(90), 15 * (1 + random.nextInt(3)))));
            }
            return new Input(boxes, arrows);
        });
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void nothingLiesOnAnythingElseOrOutside(Input graph) {
        Drawing drawing = graph.draw();
        List<Place> places = Stream.concat(drawing.boxes().stream(), drawing.arrows().stream().map(Route::label))
                .toList();
        assertEquals(graph.boxes().size() + graph.arrows().size(), places.size());
        for (int one = 0; one < places.size(); one++) {
            Place place = places.get(one);
            assertTrue(place.x() >= 0 && place.y() >= 0 && place.x() + place.width() <= drawing.width()
                    && place.y() + place.height() <= drawing.height(), place::toString);
            for (int other = 0; other < one; other++) {
                assertFalse(overlap(place, places.get(other)), place + " and " + places.get(other));
            }
        }
    }

    /** Lines bend between the ranks, where nothing else is. */
    @ParameterizedTest
    @MethodSource("graphs")
    void noLinePassesBoxOrLabel(Input graph) {
        Drawing drawing = graph.draw();
        List<Place> places = Stream.concat(drawing.boxes().stream(), drawing.arrows().stream().map(Route::label))
                .toList();
        drawing.arrows().forEach(route -> boundsOfParts(route.path()).forEach(part ->
                places.forEach(place -> assertFalse(overlap(place, part), place + " on " + route.path()))));
    }

    /** The rectangles in which the parts of a line lie, one after the other. */
    private static List<Place> boundsOfParts(String path) {
        List<Place> bounds = new ArrayList<>();
        int x = 0;
        int y = 0;
        for (MatchResult part : PART.matcher(path).results().toList()) {
            int[] at = Stream.of(part.group(2).split(" ")).mapToInt(Integer::parseInt).toArray();
            int toX = part.group(1).equals("V") ? x : at[at.length - 2];
            int toY = at[at.length - 1];
            if (!part.group(1).equals("M")) {
                bounds.add(new Place(Math.min(x, toX), Math.min(y, toY), Math.abs(x - toX), Math.abs(y - toY)));
            }
            x = toX;
            y = toY;
        }
        assertTrue(bounds.size() > 4, path);
        return bounds;
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void arrowsLeadFromTheirBoxToTheOther(Input graph) {
        Drawing drawing = graph.draw();
        for (int at = 0; at < graph.arrows().size(); at++) {
            Arrow arrow = graph.arrows().get(at);
            Route route = drawing.arrows().get(at);
            int[] tip = numbers(route.head().replaceFirst(".* ", ""));
            int[] start = numbers(route.path().replaceFirst("^M(\\d+) (\\d+).*", "$1,$2"));
            Place from = drawing.boxes().get(arrow.from());
            Place to = drawing.boxes().get(arrow.to());
            boolean isDown = from.y() < to.y();
            assertEquals(isDown ? to.y() : to.y() + to.height(), tip[1], route::toString);
            assertTrue(tip[0] > to.x() && tip[0] < to.x() + to.width(), route::toString);
            Place upper = isDown ? from : to;
            assertTrue(start[0] > upper.x() && start[0] < upper.x() + upper.width(), route::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void theSameGraphGetsTheSameDrawing(Input graph) {
        assertEquals(graph.draw(), graph.draw());
    }

    @Test
    void arrowsOfAGraphWithoutCirclesLeadDown() {
        Size box = new Size(50, 20);
        List<Arrow> arrows = Stream.of("2 0", "0 1", "3 1", "2 3", "2 1").map(pair -> new Arrow(pair.charAt(0) - '0',
                pair.charAt(2) - '0', new Size(30, 15))).toList();
        List<Place> boxes = new LayeredLayout(List.of(box, box, box, box), arrows).draw().boxes();
        arrows.forEach(arrow -> assertTrue(boxes.get(arrow.from()).y() < boxes.get(arrow.to()).y(), arrow::toString));
    }

    @Test
    void nothingIsDrawnOfNothing() {
        assertEquals(List.of(), new LayeredLayout(List.of(), List.of()).draw().boxes());
    }

    private static int[] numbers(String pair) {
        return Stream.of(pair.split(",")).mapToInt(Integer::parseInt).toArray();
    }

    private static boolean overlap(Place one, Place other) {
        return one.x() < other.x() + other.width() && other.x() < one.x() + one.width()
                && one.y() < other.y() + other.height() && other.y() < one.y() + one.height();
    }
}
