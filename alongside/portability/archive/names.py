"""Names for people we know nothing about: two quiet words, drawn by lot, so that nothing leads from one to a person."""

import secrets

_FIRST = (
    "Apple Barley Bay Beach Birch Blue Brook Cedar Chalk Cherry Clay Cliff Cloud Clover Coast Copper Coral Cotton "
    "Cove Creek Delta Dew Dune Dusk Early East Elm Ember Evening Fen Field Flint Forest Garden Golden Grass Green "
    "Grove Harbor Harvest Hay Hedge High Hill Honey Inland Island Ivory Juniper Lake Lantern Larch Lavender Leaf "
    "Lemon Light Lilac Lime Linden Little Long Maple March Marsh Meadow Mild Mill Mint Mist Moor Morning Moss "
    "Mountain Near New North Oak Oat Open Orange Orchard Paper Path Peach Pear Pine Plain Plum Pond Poplar Quiet "
    "Rain Reed Ridge River Road Round Rye Saffron Salt Sand Sea Shore Silver Sky Slate Small Snow Soft South "
    "Spring Star Stone Straw Stream Sun Tall Thyme Tide Timber Valley Velvet Wave West Wheat White Wild Wind "
    "Winter Wood Woollen Yellow "
)
_SECOND = (
    "Acorn Agate Alder Almond Anemone Apricot Aspen Aster Auk Avocet Badger Balsam Basalt Bean Beech Begonia "
    "Bilberry Bittern Blackbird Blackcap Bluebell Bramble Bunting Buttercup Calendula Campion Canary Caper "
    "Caraway Cardinal Carnation Catkin Celandine Chaffinch Chamomile Chestnut Chickadee Chive Cicely Columbine "
    "Comfrey Coriander Cormorant Cornflower Cowslip Cress Crocus Curlew Cypress Daffodil Damson Dill Dipper "
    "Dogwood Dove Dunlin Dunnock Egret Eider Elder Fennel Feather Finch Firefly Flax Foxglove Freesia Fuchsia "
    "Garnet Gentian Geranium Goldcrest Goldfinch Gorse Granite Grebe Greenfinch Guillemot Harebell Hawthorn "
    "Hellebore Heron Hibiscus Honeybee Hornbeam Hyacinth Ibis Jackdaw Kestrel Kingfisher Kite Ladybird Lapwing "
    "Lichen Linnet Lotus Lupin Mallard Mallow Marble Marjoram Medlar Mica Mimosa Moonstone Moorhen Mulberry "
    "Mullein Narcissus Nasturtium Nettle Nightingale Nuthatch Obsidian Onyx Orchid Oregano Oriole Osprey Otter "
    "Ouzel Owl Oxeye Oxlip Parsley Partridge Pebble Pelican Peony Petrel Petunia Phlox Pipit Plover Puffin Quail "
    "Quartz Quince Redpoll Redstart Redwing Samphire Sandpiper Sedge Shale Shell Siskin Skylark Snipe Snowdrop "
    "Sorrel Spindle Spruce Squill Starling Stonechat Stork Sundew Swallow Swan Sycamore Tansy Teal Teasel Tern "
    "Thistle Thrush Topaz Treecreeper Trillium Tulip Turnstone Turquoise Valerian Verbena Vetch Viburnum Wagtail "
    "Walnut Warbler Waxwing Wheatear Whinchat Willet Wisteria Woodlark Woodruff Wren Yarrow Yew Zinnia "
)
# No word here is anybody's given name, or could be taken as a remark.
FIRST, SECOND = tuple(_FIRST.split()), tuple(_SECOND.split())
PLAIN_TRIES = 6  # after that many names that are taken, a number is added


def neutral_name(tries: int = 0) -> str:
    """Draws a name; after several that were taken it grows a number, so that a draw always ends."""
    name = f"{secrets.choice(FIRST)} {secrets.choice(SECOND)}"
    return name if tries < PLAIN_TRIES else f"{name} {secrets.randbelow(10 ** min(tries - PLAIN_TRIES + 2, 6))}"
