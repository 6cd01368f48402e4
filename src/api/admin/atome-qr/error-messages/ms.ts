import { MIN_EXPIRY_SECONDS, REFUND_WINDOW_DAYS } from "../../../../domain/atome";
import { type StaffSentences } from "./codes";
import { listCurrencies, MAX_EXPIRY_HOURS } from "./facts";

/** Malay. */
export const ms: StaffSentences = {
  not_migrated:
    "Pangkalan data kedai belum dikemas kini untuk versi Atome QR ini. Minta pentadbir sistem menjalankan npx medusa db:migrate.",
  busy: "Orang lain sedang melakukan perkara yang sama sekarang. Lihat semula sebentar lagi.",
  invalid_input: "Data yang dihantar tidak sah. Betulkan dan cuba lagi.",
  invalid_amount: "Jumlah yang perlu dibayar tidak sah. Semak harga dan cukai pesanan.",
  invalid_expiry: `Tempoh untuk membayar mesti antara ${MIN_EXPIRY_SECONDS} saat hingga ${MAX_EXPIRY_HOURS} jam.`,
  currency_not_supported: `Atome QR hanya menerima ${listCurrencies(", ", " dan ")}. Guna cara bayaran lain, atau wilayah dengan salah satu mata wang ini.`,
  amount_below_minimum:
    "Jumlah ini di bawah had minimum Atome QR. Guna cara bayaran lain. Had ditunjukkan dalam tetapan Atome QR.",
  amount_above_maximum:
    "Jumlah ini melebihi had maksimum Atome QR. Bahagikan pesanan atau guna cara bayaran lain. Had ditunjukkan dalam tetapan Atome QR.",
  session_not_found: "Sesi bayaran ini tidak wujud lagi. Muat semula halaman dan cuba lagi.",
  charge_not_found: "Tiada transaksi Atome QR dengan ID ini.",
  order_not_found: "Tiada pesanan dengan ID ini.",
  scope_not_found:
    "Wilayah atau saluran jualan ini tidak wujud. Muat semula halaman dan pilih semula.",
  override_not_found: "Tetapan ini tidak wujud lagi. Muat semula halaman.",
  account_not_found:
    "Akaun Omise ini tiada dalam konfigurasi kedai. Semak medusa-config.ts, atau guna papan pemuka Omise.",
  account_not_configured:
    "Akaun Omise transaksi ini tidak lagi dikonfigurasikan, jadi tiada apa-apa boleh dibuat. Tambahkannya semula dalam medusa-config.ts, atau guna papan pemuka Omise.",
  provider_not_available:
    "Wilayah pesanan ini tidak menawarkan penyedia Atome QR tersebut. Tambahkannya dalam penyedia bayaran wilayah.",
  order_not_payable:
    "Kod QR tidak dapat dibuat untuk pesanan ini: tiada baki perlu dibayar, pesanan dibatalkan, atau mata wangnya tidak diterima Atome QR.",
  qr_not_available:
    "Tiada kod QR yang boleh dibayar untuk transaksi ini sekarang. Cuba lagi atau buat kod QR baharu.",
  charge_rejected: "Omise tidak menerima bayaran ini.",
  charge_already_paid:
    "Bayaran ini sudah dibuat, jadi ia tidak boleh diubah lagi. Muat semula halaman. Untuk memulangkan wang, buat bayaran balik.",
  charge_not_paid: "Transaksi ini belum dibayar: tiada wang untuk dikembalikan.",
  charge_not_open:
    "Bayaran ini tidak boleh dibuat sekarang: ia sudah tamat atau masih disediakan. Muat semula halaman.",
  charge_not_finalized:
    "Bayaran ini belum selesai diproses. Cuba lagi sebentar lagi; sistem juga mencuba sendiri.",
  charge_mismatch:
    "Transaksi di Omise tidak sama dengan yang diminta, jadi ia tidak boleh digunakan. Semak kunci dan mod akaun, kemudian buat kod QR baharu.",
  outcome_unknown:
    "Hasilnya di Omise belum diketahui. Ia disemak setiap minit dan tidak dihantar lagi dalam masa 10 minit. Lihat transaksi ini semula selepas itu.",
  omise_unavailable: "Omise tidak dapat dihubungi sekarang. Cuba lagi sebentar lagi.",
  charge_unreadable:
    "Omise tidak menunjukkan transaksi ini dengan kunci akaun yang digunakan sekarang. Semak kunci dan mod akaun dalam tetapan Atome QR.",
  order_being_changed:
    "Ada perubahan pesanan ini yang belum selesai (suntingan, pemulangan, pertukaran, tuntutan atau pemindahan), jadi tiada apa-apa dikembalikan atau dibatalkan. Sahkan atau batalkan perubahan itu, kemudian cuba lagi.",
  order_is_canceled:
    "Pesanan ini telah dibatalkan, jadi Medusa tidak dapat merekodkan bayaran balik daripada halamannya, dan tiada apa-apa dikembalikan. Buat bayaran balik di halaman bayaran Atome QR pesanan itu.",
  omise_refused:
    "Omise tidak membenarkan bayaran ini dibaca atau diubah. Semak kunci akaun di tetapan Atome QR.",
  refunded_meanwhile:
    "Bayaran balik lain telah dibuat sementara itu, jadi tiada lagi yang dibayar balik. Lihat bayaran baliknya, kemudian cuba lagi jika masih perlu.",
  attention_changed: "Bayaran ini kini perlu disemak atas sebab lain. Sila lihat semula.",
  order_not_placed:
    "Pesanan ini masih tidak dapat dibuat. Betulkan puncanya dan cuba lagi, atau buat bayaran balik.",
  order_not_placeable:
    "Pesanan tidak boleh dibuat lagi daripada bayaran ini: pesanannya sudah ada, atau wangnya sudah atau sedang dikembalikan. Muat semula halaman.",
  refund_too_late: `Bayaran Atome QR boleh dikembalikan dalam ${REFUND_WINDOW_DAYS} hari; tempoh itu sudah tamat. Pulangkan wang dengan cara lain, seperti pindahan bank.`,
  refund_exceeds_rest:
    "Jumlah ini lebih daripada baki yang boleh dikembalikan. Muat semula halaman untuk melihat bakinya.",
  refund_rejected: "Omise tidak membuat bayaran balik ini.",
  test_mode_only:
    "Ini transaksi sebenar: hanya pembeli boleh membayarnya. Hanya transaksi ujian boleh ditandakan.",
  sale_not_found: "Tiada jualan kaunter dengan ID ini.",
  display_not_found: "Paparan pelanggan ini tiada lagi. Muat semula halaman ini.",
  idempotency_key_reused:
    "idempotency_key ini milik jualan lain. Gunakan kunci baharu bagi setiap jualan.",
  product_not_found: "Produk ini tiada dalam saluran jualan kaunter ini. Cari sekali lagi.",
  product_without_price:
    "Produk ini tiada harga dalam mata wang ini. Tetapkan harganya, atau jual dengan memasukkan jumlah.",
  out_of_stock: "Stok tidak mencukupi. Kurangkan kuantiti atau pilih produk lain.",
  stock_location_not_available:
    "Saluran jualan ini tidak menjual dari lokasi stok ini. Pilih lokasi lain untuk kaunter ini.",
  sales_channel_not_found:
    "Saluran jualan ini tidak ditemui. Pilih semula saluran jualan kaunter ini.",
};
