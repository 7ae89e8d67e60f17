#pragma once

class QTableView;

namespace Relaydeck {

/// Gives the cells and headers of a table a little more room at their sides than the style does, so
/// that a number at the right of its cell and a text at the left of the next do not touch.
void makeRoomy(QTableView *table);

} // namespace Relaydeck
