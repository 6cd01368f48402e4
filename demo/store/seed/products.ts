export interface DemoProduct {
  handle: string;
  title: string;
  subtitle: string;
  description: string;
  /** Sold in several of these, or as it is. */
  colours?: string[];
  prices: { thb: number; sgd: number; myr: number };
}

/** The shelf. Each product's picture is `/products/<handle>.svg`. */
export const demoProducts: DemoProduct[] = [
  {
    handle: "celadon-mug",
    title: "Celadon mug",
    subtitle: "Stoneware, 300 ml",
    description:
      "Thrown in Chiang Mai and fired to the soft green that celadon is known for. " +
      "The glaze crackles a little differently on every piece. Safe in the dishwasher.",
    prices: { thb: 490, sgd: 19, myr: 65 },
  },
  {
    handle: "batik-tote",
    title: "Batik tote",
    subtitle: "Cotton canvas, hand-stamped",
    description:
      "A market bag from Penang with a hand-stamped batik border. " +
      "Wide straps, one inside pocket, room for a week of vegetables.",
    colours: ["Indigo", "Clay"],
    prices: { thb: 890, sgd: 34, myr: 115 },
  },
  {
    handle: "kopi-kit",
    title: "Kopi kit",
    subtitle: "Cloth filter, pot and 200 g of kopi",
    description:
      "All it takes for kopi as the old coffee shops of Singapore pull it: " +
      "a cotton filter, an enamel pot and beans roasted with a little sugar.",
    prices: { thb: 1290, sgd: 48, myr: 162 },
  },
  {
    handle: "peranakan-coasters",
    title: "Peranakan coasters",
    subtitle: "Cork-backed tiles, set of four",
    description:
      "Four small tiles after the floors of Katong's shophouses, with cork below, " +
      "so that they are as kind to the table as to the eye.",
    prices: { thb: 750, sgd: 29, myr: 98 },
  },
  {
    handle: "pandan-candle",
    title: "Pandan candle",
    subtitle: "Coconut wax, 40 hours",
    description:
      "Pandan leaf, warm coconut and a little rice. Poured in Bangkok in a glass " +
      "that is a fine tumbler once the candle is gone.",
    prices: { thb: 690, sgd: 26, myr: 89 },
  },
  {
    handle: "monsoon-umbrella",
    title: "Monsoon umbrella",
    subtitle: "Eight ribs, teak handle",
    description:
      "Made for the five o'clock downpour: fibreglass ribs that bend with the wind, " +
      "a dense canopy and a handle of reclaimed teak.",
    colours: ["Lagoon", "Tamarind"],
    prices: { thb: 1590, sgd: 59, myr: 199 },
  },
];
