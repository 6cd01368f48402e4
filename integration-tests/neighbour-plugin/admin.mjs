// What Medusa's builder makes of a plugin's admin pages: here, a box in each zone that is ours, too.
// It is empty, so that it is in no picture.
import { jsx } from "react/jsx-runtime";

const zones = [
  "order.list.before",
  "order.details.before",
  "order.details.side.after",
  "region.details.after",
  "sales_channel.details.after",
];

function Neighbour() {
  return jsx("div", { "data-neighbour": true });
}

export default {
  widgetModule: {
    widgets: [{ Component: Neighbour, zone: zones, widgetId: "neighbour" }],
  },
  routeModule: { routes: [] },
  menuItemModule: { menuItems: [] },
  formModule: { customFields: {} },
  displayModule: { displays: {} },
  i18nModule: { resources: {} },
  cellRendererModule: {},
  layoutModule: { layouts: [] },
  searchEntityModule: {},
};
