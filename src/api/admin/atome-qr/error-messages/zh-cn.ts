import { MIN_EXPIRY_SECONDS, REFUND_WINDOW_DAYS } from "../../../../domain/atome";
import { type StaffSentences } from "./codes";
import { listCurrencies, MAX_EXPIRY_HOURS } from "./facts";

/** Simplified Chinese. */
export const zhCN: StaffSentences = {
  not_migrated:
    "商店的数据库尚未针对此版本的 Atome QR 完成迁移。请让系统管理员运行 npx medusa db:migrate。",
  busy: "其他人正在进行同样的操作，请稍后再查看。",
  invalid_input: "提交的数据有误，请修改后重试。",
  invalid_amount: "应付金额无效，请检查订单的价格和税费。",
  invalid_expiry: `付款有效期须在 ${MIN_EXPIRY_SECONDS} 秒至 ${MAX_EXPIRY_HOURS} 小时之间。`,
  currency_not_supported: `Atome QR 仅支持 ${listCurrencies("、", " 和 ")}。请使用其他付款方式，或采用这些币种的地区。`,
  amount_below_minimum: "金额低于 Atome QR 的最低限额，请使用其他付款方式。限额见 Atome QR 设置。",
  amount_above_maximum:
    "金额超过 Atome QR 的最高限额，请拆分订单或使用其他付款方式。限额见 Atome QR 设置。",
  session_not_found: "该付款会话已不存在，请刷新页面后重试。",
  charge_not_found: "没有此编号的 Atome QR 交易。",
  order_not_found: "没有此编号的订单。",
  scope_not_found: "该地区或销售渠道不存在，请刷新页面后重新选择。",
  override_not_found: "该设置已不存在，请刷新页面。",
  account_not_found: "商店配置中没有该 Omise 账户。请检查 medusa-config.ts，或使用 Omise 后台。",
  account_not_configured:
    "该交易的 Omise 账户已不在配置中，无法操作。请在 medusa-config.ts 中重新添加，或使用 Omise 后台。",
  provider_not_available: "订单所属地区未启用该 Atome QR 付款服务，请在地区的支付服务商中添加。",
  order_not_payable:
    "无法为该订单生成二维码：订单没有待付金额、已取消，或其币种不受 Atome QR 支持。",
  qr_not_available: "该交易目前没有可付款的二维码，请重试或新建二维码。",
  charge_rejected: "Omise 未接受这笔付款。",
  charge_already_paid: "这笔交易已付款，无法再更改，请刷新页面。如需退还款项，请使用退款。",
  charge_not_paid: "这笔交易尚未付款，没有可退的款项。",
  charge_not_open: "这笔交易目前无法付款：已失效或仍在创建中。请刷新页面。",
  charge_not_finalized: "这笔付款尚未处理完毕，请稍后重试；系统也会自动重试。",
  charge_mismatch: "Omise 上的交易与请求不一致，无法使用。请检查账户的密钥和模式，然后新建二维码。",
  outcome_unknown:
    "尚不清楚 Omise 的处理结果。系统每分钟查询一次，10 分钟内不会重复发送。请在此之后再查看这笔交易。",
  omise_unavailable: "目前无法连接 Omise，请稍后重试。",
  charge_unreadable:
    "用该账户目前的密钥在 Omise 查不到这笔交易。请在 Atome QR 设置中检查账户的密钥和模式。",
  order_being_changed:
    "该订单有未完成的变更（修改、退货、换货、索赔或转移），因此没有退款，也没有取消。请先完成或放弃该变更，然后重试。",
  order_is_canceled:
    "该订单已取消，Medusa 无法从订单页面记录退款，因此没有退款。请在该订单的 Atome QR 付款页面退款。",
  omise_refused: "Omise 不允许读取或更改这笔付款。请在 Atome QR 设置中检查账户密钥。",
  refunded_meanwhile:
    "这笔付款刚刚已有其他退款，因此没有再退。请查看退款记录，如仍需退款请重新操作。",
  attention_changed: "这笔付款现在因其他原因需要处理，请重新查看。",
  order_not_placed: "订单仍然无法创建。请先解决原因再重试，或者退款。",
  order_not_placeable: "这笔付款不能再生成订单：已有订单，或款项已退回或正在退回。请刷新页面。",
  refund_too_late: `Atome QR 仅支持付款后 ${REFUND_WINDOW_DAYS} 天内退款，现已超过期限。请用银行转账等其他方式退还款项。`,
  refund_exceeds_rest: "该金额超过这笔交易的可退余额，请刷新页面查看余额。",
  refund_rejected: "Omise 未办理这笔退款。",
  test_mode_only: "这是正式交易，只有顾客才能付款；只能标记测试交易。",
  sale_not_found: "找不到此编号的收银台销售。",
  display_not_found: "找不到此顾客显示屏，请刷新页面。",
  idempotency_key_reused: "此 idempotency_key 属于另一笔销售。每笔销售请使用新的键。",
  product_not_found: "此收银台的销售渠道中没有该商品。请重新搜索。",
  product_without_price: "该商品没有此货币的价格。请先定价，或直接输入金额收款。",
  out_of_stock: "库存不足。请减少数量或选择其他商品。",
  stock_location_not_available: "此销售渠道不从该库存位置发货。请为此收银台选择其他地点。",
  sales_channel_not_found: "找不到此销售渠道。请重新选择收银台的销售渠道。",
};
