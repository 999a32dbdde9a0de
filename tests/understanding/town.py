"""A small community for the tests: two phases, a house with a name, landmarks."""

from flows.community import Building, Community, Grid, Landmark

TOWN = Community(
    name="测试社区",
    phones={"office": "010-1", "gas": "010-2", "lift": "010-3"},
    grids=(Grid("g1", "一网格"), Grid("g2", "二网格")),
    buildings=(
        Building("b3", "3号楼", "g1", ("三栋", "3幢"), 31.1, 121.1),
        Building("b7", "7号楼", "g2"),
        Building("b12", "12号楼", "g2"),
        Building("p1b5", "一期5号楼", "g1"),
        Building("p2b5", "二期5号楼", "g2", ("二期5幢",)),
        Building("bA", "A栋", "g2"),
        Building("red", "红楼", "g1", ("老干部楼",)),
    ),
    landmarks=(
        Landmark("东门", "g1", ("东大门",), 31.2, 121.2),
        Landmark("中心花园", "g2"),
        Landmark("游乐场", "g2", ("儿童乐园",)),
    ),
)
