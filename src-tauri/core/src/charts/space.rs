//! Rectangles, and a keeper of the places already taken by text and marks.

/// A rectangle in px, `left <= right` and `top <= bottom`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Area {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Area {
    pub(crate) fn around(x: f64, y: f64, half: f64) -> Self {
        Self { left: x - half, top: y - half, right: x + half, bottom: y + half }
    }

    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    pub(crate) fn within(&self, outer: &Self) -> bool {
        self.left >= outer.left
            && self.right <= outer.right
            && self.top >= outer.top
            && self.bottom <= outer.bottom
    }

    pub(crate) fn grown(&self, by: f64) -> Self {
        Self { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }
}

/// Finds room for text: what is taken stays taken.
pub(crate) struct Places {
    bounds: Area,
    taken: Vec<Area>,
}

impl Places {
    pub(crate) fn new(width: f64, height: f64) -> Self {
        Self { bounds: Area { left: 0.0, top: 0.0, right: width, bottom: height }, taken: Vec::new() }
    }

    /// For what has a planned place and must only not touch its own kind.
    pub(crate) fn unbounded() -> Self {
        let far = f64::INFINITY;
        Self { bounds: Area { left: -far, top: -far, right: far, bottom: far }, taken: Vec::new() }
    }

    pub(crate) fn is_free(&self, area: &Area) -> bool {
        area.within(&self.bounds) && !self.taken.iter().any(|other| other.overlaps(area))
    }

    pub(crate) fn take(&mut self, area: Area) {
        self.taken.push(area);
    }

    /// Takes `area` if it is free; says whether it was.
    pub(crate) fn claim(&mut self, area: Area) -> bool {
        let free = self.is_free(&area);
        if free {
            self.take(area);
        }
        free
    }
}
