const FAMILY = 'Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Tôn'.split(' ');
const MIDDLE = 'Văn Thị Đình Hữu Quang Ngọc Minh Thanh Đức Xuân Phước Quỳnh Bảo'.split(' ');
const GIVEN = (
  'An Ánh Ân Bình Châu Dũng Đạt Đông Giang Hà Hải Hằng Hạnh Hiếu Hoa Hòa Hùng Huy Hương Khánh Lan Linh Long Mai Nam Nga Nhi Ơn Phúc ' +
  'Phương Quân Sơn Tâm Thảo Thủy Trang Tú Tuấn Uyên Vân Việt Yến Ý'
).split(' ');

/** A name of four words for a number; the lengths of the lists have no common factor, so that 20,000 of them are hardly ever the same. */
export const madeUpName = (number: number): string =>
  [FAMILY, MIDDLE, GIVEN].map((words) => words[number % words.length]).join(' ') +
  ` ${GIVEN[(number * 7 + (number >> 9)) % GIVEN.length]}`;
