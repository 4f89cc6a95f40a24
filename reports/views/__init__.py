"""What people see of outcomes, report files and compliance figures."""
