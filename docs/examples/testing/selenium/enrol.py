"""Selenium for Python: python3 enrol.py. The key and the picture of the QR code stay in memory."""
import os
import subprocess
import uuid

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.expected_conditions import text_to_be_present_in_element
from selenium.webdriver.support.ui import WebDriverWait

COUNTERSIGN = ["npx", "--no", "--package=countersign", "countersign"]


def countersign(*args, data):
    return subprocess.run([*COUNTERSIGN, *args], input=data, check=True, capture_output=True).stdout.strip()


options = webdriver.ChromeOptions()
options.add_argument("--headless=new")
options.add_argument("--window-size=1280,900")
if os.environ.get("BROWSER_PATH"):
    options.binary_location = os.environ["BROWSER_PATH"]
if os.geteuid() == 0:  # Chromium refuses to run as root otherwise. Better: run as another user.
    options.add_argument("--no-sandbox")
driver = webdriver.Chrome(service=Service(os.environ.get("DRIVER_PATH", "chromedriver")), options=options)
driver.implicitly_wait(10)


def at(selector):
    return driver.find_element(By.CSS_SELECTOR, selector)


def says(text):
    WebDriverWait(driver, 10).until(text_to_be_present_in_element((By.CSS_SELECTOR, "[role=status]"), text))


try:
    driver.get(os.environ.get("BASE_URL", "http://localhost:3000"))
    at("#email").send_keys(f"{uuid.uuid4()}@example.com")
    at("#password").send_keys("correct horse battery")
    at("#join").click()
    says("Only a word protects this account.")
    at("#protect").click()
    qr = at("#qr svg")
    driver.execute_script("arguments[0].scrollIntoView({ block: 'center' })", qr)
    key_uri = countersign("decode", "-", data=qr.screenshot_as_png)
    at("#first-code").send_keys(countersign("code", "--fresh", "5", data=key_uri).decode())
    at("#prove").click()
    says("Your phone protects this account.")
    print("Selenium for Python: enrolled with a code.")
finally:
    driver.quit()
