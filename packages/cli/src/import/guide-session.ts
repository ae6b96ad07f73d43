/** The chapters of docs/import.md about the form of a unit and about mending a file; a test runs the session that they show. */
export const FORM_AND_MENDING = `## Biểu mẫu của đơn vị / The form of a unit

\`\`\`
kpi template --unit so-noi-vu --out so-noi-vu.xlsx
kpi import so-noi-vu.xlsx --dry-run
\`\`\`

Tệp Excel có trang hướng dẫn và sáu trang để điền: giao việc, báo cáo tiến độ, minh chứng, chấp nhận hoặc trả lại, nguyên nhân khách quan, số liệu chỉ tiêu.
Các ô có danh sách chọn lấy từ sổ: việc, mốc còn mở, lần nộp đang chờ, sản phẩm, kế hoạch và số thứ tự, chỉ tiêu, vị trí, người (chỉ mã, không có họ tên), các
giá trị cố định. \`--effective\`, \`--known\` lấy danh sách của ngày khác. Qua HTTP: \`GET /api/v1/templates/{unit}\`; đơn vị chỉ lấy được biểu mẫu của mình.

- Mục chọn có dạng \`mã | ý nghĩa\`; khi nhập chỉ mã được đọc. Gõ mã không có trong danh sách thì bảng tính hỏi lại, không cấm: sổ có thể đã có mã mới hơn.
- Dòng 1 là tên cột (dấu * là phải điền), dòng 2 là cách viết, điền từ dòng 3. Ô ngày là ngày; mã và số là văn bản để bảng tính không tự sửa.
- Trang có tên bắt đầu bằng \`#\` (hướng dẫn, danh mục) không được nhập. Không ô nào là công thức.

The workbook holds no personal text; its lists are those of the ledger at both times, and entries begin with a code, so that none is a formula.

## Ô sai và cách sửa / What is wrong, and how to mend it

Mọi ô sai của tệp được nêu trong một lần: tệp, trang, ô, cột, giá trị, cách sửa, và mã hoặc từ gần giống (có dấu hay không dấu). Màn hình hiện 21 lỗi đầu;
\`--format json\` có tới 1001 lỗi, mỗi lỗi với \`at: {sheet, row, cell, column, label, value, near}\`, và \`more\` là số lỗi còn lại. HTTP (\`422\`) cũng vậy, tới 1000.

\`\`\`
$ cat quy-2-assignments.csv
task,unit,basis,publicTitle,milestones,validAt
viec-1,so-noi-vu,PLAN,Báo cáo quý II,30/06/2026:1,06/04/2026
viec-2,Sở Nội vu,PLAN,Kế hoạch biên chế,30/06/2026:2,06/04/2026
viec-3,so-noi-vu,PLANN,Tập huấn,31/06/2026:3,06/04/2026
$ kpi import quy-2-assignments.csv --dry-run
quy-2-assignments.csv:B3: dòng 3, cột unit (Mã đơn vị nhận): "Sở Nội vu" phải là mã viết bằng chữ thường không dấu, số, dấu chấm hoặc gạch ngang, ví dụ so-noi-vu. Có phải là "so-noi-vu" (Sở Nội vụ)? [INVALID_VALUE]
quy-2-assignments.csv:C4: dòng 4, cột basis (Trong kế hoạch, đột xuất/phát sinh, nhận thay người khác): "PLANN" phải là một trong: PLAN, UNPLANNED, TAKEN_OVER. Có phải là "PLAN"? [INVALID_VALUE]
quy-2-assignments.csv:E4: dòng 4, cột milestones (Thời hạn và số lượng): "31/06/2026:3" có ngày 31/06/2026 không có trong lịch hoặc không viết dd/mm/yyyy; ví dụ đúng: 31/03/2026:5 [INVALID_VALUE]
$ cat quy-2-assignments.csv
task,unit,basis,publicTitle,milestones,validAt
viec-1,so-noi-vu,PLAN,Báo cáo quý II,30/06/2026:1,06/04/2026
viec-2,so-noi-vu,PLAN,Kế hoạch biên chế,30/06/2026:2,06/04/2026
viec-3,so-noi-vu,PLAN,Tập huấn,30/06/2026:3,06/04/2026
$ kpi import quy-2-assignments.csv
đã ghi: 3 dòng, 3 mới, 0 thay đổi, 0 đã có, 0 bỏ qua
\`\`\`

## Nhập lại tệp đã sửa / Importing a mended file

Mỗi dòng là một trong: mới (\`NEW\`), thay đổi (\`CHANGED\`), không đổi (\`UNCHANGED\`), đã được sửa sau khi nhập (\`CORRECTED\`), từ chối (\`REFUSED\`);
\`--dry-run\` hiện từng dòng, JSON luôn có \`counts\` và \`lines\`. Chỉ dòng mới và dòng thay đổi được ghi. Dòng không còn trong tệp không bị rút: muốn rút, dùng
\`corrections\`. Dòng nói khác điều đã ghi (cùng việc, cùng lần nộp, cùng mã) bị từ chối ở đúng ô khác nhau; với \`--correct "LÝ DO"\` nó trở thành sự kiện
\`FactCorrected\`, điều cũ vẫn còn trong sổ. Số liệu của cùng kỳ và báo cáo của cùng ngày được ghi thành điều mới nhất, không cần \`--correct\`
([decisions/0023](decisions/0023-a-changed-row-corrects.md)).

\`\`\`
$ cat quy-2-assignments.csv
task,unit,basis,publicTitle,milestones,validAt
viec-2,so-noi-vu,PLAN,Kế hoạch biên chế,30/06/2026:4,06/04/2026
viec-3,so-noi-vu,PLAN,Tập huấn,30/06/2026:3,06/04/2026
viec-4,so-noi-vu,PLAN,Thanh tra công vụ,30/06/2026:1,08/04/2026
$ kpi import quy-2-assignments.csv
quy-2-assignments.csv:E2: dòng 2, cột milestones (Thời hạn và số lượng): khác với điều đã ghi ngày 10/04/2026, sự kiện MÃ-SỰ-KIỆN; nếu tệp đúng, nhập lại với --correct "LÝ DO" (HTTP: correct=LÝ DO) để sửa; nếu sổ đúng, sửa lại ô này [ROW_CHANGED]
$ kpi import quy-2-assignments.csv --correct "ghi nhầm số lượng" --dry-run
chỉ kiểm tra, chưa ghi gì: 3 dòng, 1 sẽ được ghi, 1 thay đổi, 1 đã có, 0 bỏ qua
┌─────────────────────────┬───────────┬───────────────┬──────────────────────────────────────┐
│ Dòng                    │ Kết quả   │ Ghi thành     │ Sự kiện trong sổ                     │
├─────────────────────────┼───────────┼───────────────┼──────────────────────────────────────┤
│ quy-2-assignments.csv:2 │ thay đổi  │ FactCorrected │ MÃ-SỰ-KIỆN                           │
├─────────────────────────┼───────────┼───────────────┼──────────────────────────────────────┤
│ quy-2-assignments.csv:3 │ không đổi │ TaskAssigned  │ MÃ-SỰ-KIỆN                           │
├─────────────────────────┼───────────┼───────────────┼──────────────────────────────────────┤
│ quy-2-assignments.csv:4 │ mới       │ TaskAssigned  │ MÃ-SỰ-KIỆN                           │
└─────────────────────────┴───────────┴───────────────┴──────────────────────────────────────┘
$ kpi import quy-2-assignments.csv --correct "ghi nhầm số lượng"
đã ghi: 3 dòng, 1 mới, 1 thay đổi, 1 đã có, 0 bỏ qua
┌─────────────────────────┬──────────┬───────────────┬──────────────────────────────────────┐
│ Dòng                    │ Kết quả  │ Ghi thành     │ Sự kiện trong sổ                     │
├─────────────────────────┼──────────┼───────────────┼──────────────────────────────────────┤
│ quy-2-assignments.csv:2 │ thay đổi │ FactCorrected │ MÃ-SỰ-KIỆN                           │
└─────────────────────────┴──────────┴───────────────┴──────────────────────────────────────┘
$ kpi import quy-2-assignments.csv --correct "ghi nhầm số lượng"
không có gì mới, sổ không thay đổi: 3 dòng, 0 mới, 0 thay đổi, 3 đã có, 0 bỏ qua
\`\`\`
`;
